import Studio
import Testing

@Suite("A price list as people write it")
struct OfferTextTests {
    @Test("comes back as it was written", arguments: ConnectionKind.allCases)
    func roundTrip(kind: ConnectionKind) throws {
        let offers = kind.preset.offers
        guard !offers.isEmpty else { return }
        #expect(try OfferText.read(OfferText.write(offers)).get() == offers)
    }

    @Test("passes over empty lines and blanks, sorts lengths, and leaves a missing price unknown")
    func lenient() throws {
        let offers = try OfferText.read("\n  wan ,832x480,  8 5 \n\nwan, 480x832, 5 8, $0.02\n").get()
        #expect(offers.map(\.name) == ["wan"])
        #expect(offers.first?.seconds == [5, 8])
        #expect(offers.first?.sizes.map(\.ratePerSecond) == [nil, Money(microDollars: 20_000)])
    }

    @Test(
        "says which line is wrong",
        arguments: [
            "", "wan", "wan, 1x1, 5, 1", "wan, 832x480, 0, 1", "wan, 832x480, five, 1", "wan, 832x480, 5, free",
            "wan, 832x480, 5, 1, 2", ", 832x480, 5, 1", "wan, 832x480, 5 5, 1", "a\u{202E}b, 832x480, 5, 1",
            "wan, 832x480, 5, 1\nwan, 832x480, 5, 2", "wan, 832x480, 5, 1\nwan, 480x832, 8, 1",
        ])
    func wrong(text: String) {
        #expect(throws: Problem.self) { try OfferText.read(text).get() }
    }
}

@Suite("A connection without models")
struct NoModelsTests {
    @Test("says so, and where they come from")
    func none() {
        let catalog = Catalog(version: 0, models: [])
        guard case .refused(let problems) = catalog.check(SettingsDraft(prompt: "A tram")) else {
            Issue.record("nothing can be accepted")
            return
        }
        #expect(problems.map(\.problem.code) == ["no_models"])
    }
}
