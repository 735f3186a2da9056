import Testing

extension WithoutBrowser {
    /// The main job over every dialect of the Videos API, each spoken by a simulator of that personality.
    @Suite("A server of another kind")
    struct PersonalityTests {
        struct Kind: Sendable, CustomTestStringConvertible {
            let personality: String
            let kind: String
            /// Whether jobs can be found again in a list.
            let lists: Bool

            var testDescription: String { personality }

            static let all = [
                Kind(personality: "openai", kind: "openai", lists: true),
                Kind(personality: "azure", kind: "azure", lists: true),
                Kind(personality: "litellm", kind: "litellm", lists: false),
                Kind(personality: "vllm-omni", kind: "vllm_omni", lists: true),
                Kind(personality: "sglang", kind: "sglang", lists: true),
                Kind(personality: "openrouter", kind: "openrouter", lists: false),
                Kind(personality: "new-api", kind: "new_api", lists: false),
            ]
        }

        @Test(
            "is connected in settings, tells its models, and makes a clip; its key stays in the key file",
            arguments: Kind.all)
        func mainJob(_ kind: Kind) async throws {
            let folder = try TemporaryFolder()
            let simulator = try await Simulator.start(
                in: folder, renderTime: 0.2, personality: kind.personality)
            let studio = try await Studio.start(in: folder)
            let connection = try await studio.site.addConnection(
                kind.personality, kind: kind.kind, address: simulator.address, key: Simulator.key)
            let report = try await studio.site.report(of: connection)
            #expect(report.contains("It can be used."))
            #expect(report.contains("jobs can be listed") == kind.lists)

            let offer = try #require(try firstOffer(in: report))
            let id = try #require(connection.split(separator: "/").last.flatMap { Int($0) })
            let generation = try await studio.site.generate(
                try await studio.site.makeVideo(),
                [
                    "connection": .integer(id), "model": .string(offer.model), "size": .string(offer.size),
                    "seconds": .string(offer.seconds), "confirm_unknown_cost": .bool(true),
                ])
            try await studio.site.status(of: generation, is: "completed")
            let film = try await studio.site.get("/generations/\(generation)/video.mp4")
            #expect(film.status == 200)
            #expect(film.body.dropFirst(4).starts(with: Array("ftyp".utf8)))
            try await studio.stop()
            #expect(try studio.files(naming: Simulator.key) == ["keys.json"])
            #expect(!studio.program.errors.contains(Simulator.key))
            try await simulator.stop()
        }

        /// The first line of the price list: model, size, lengths, price.
        private func firstOffer(in page: String) throws -> (model: String, size: String, seconds: String)? {
            let pattern = try Regex("name=\"offer_lines\"[^>]*>([^,<]+), ([^,<]+), ([0-9]+)")
            guard let match = page.firstMatch(of: pattern), match.count == 4 else { return nil }
            let parts = (1...3).map { String(match[$0].substring ?? "") }
            return (parts[0], parts[1], parts[2])
        }
    }
}
