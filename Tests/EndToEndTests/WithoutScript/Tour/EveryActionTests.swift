import Testing

extension WithoutBrowser {
    @Suite("The whole list without script")
    struct EveryActionTests {
        /// Each goes on where the last one ended.
        private static let deeds =
            Deed.library + Deed.takes + Deed.followUps + Deed.finding + Deed.queue + Deed.storage + Deed.connections
            + Deed.uncertainty

        @Test("every action works by plain forms and links, and no page offers one that is not in the list")
        func everyAction() async throws {
            let folder = try TemporaryFolder()
            let silentFolder = try TemporaryFolder()
            let listing = try await Simulator.start(in: folder, renderTime: 0.2)
            let silent = try await Simulator.start(in: silentFolder, renderTime: 0.2, personality: "litellm")
            try await withStudio { studio in
                let tour = Tour(studio, servers: (listing, silent))
                for deed in Self.deeds {
                    do {
                        try await deed.act(tour)
                    } catch {
                        Issue.record("\(deed.part): \(deed.sentence): \(error)")
                    }
                }
                #expect(tour.missed == [], "Each of these wants a deed.")
            }
            try await listing.stop()
            try await silent.stop()
        }
    }
}
