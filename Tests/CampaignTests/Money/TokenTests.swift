import Testing

@Suite("Two hundred tokens")
struct TokenTests {
    @Test("D11: pressed twenty times each at once are exactly two hundred generations and requests, in little memory")
    func pressedAtOnce() async throws {
        try await onStage { stage in
            stage.server.behave { $0.pollsNeeded = .max }
            let studio = try await stage.openWide(1000)
            let video = try await studio.site.makeVideo()
            let ids = try await atOnce(200) { token in
                try await atOnce(20) { _ in try await studio.site.generate(video, "token \(token)", key: "\(token)") }
            }
            #expect(ids.allSatisfy { Set($0).count == 1 })
            #expect(Set(ids.flatMap(\.self)).count == 200)
            try await waitUntil("all are sent", within: .seconds(300)) { stage.server.book.posts.count >= 200 }
            #expect(stage.server.book.posts.count == 200)
            #expect(try #require(studio.program.memory("VmHWM")) < 150 << 10)
            return studio
        }
    }
}
