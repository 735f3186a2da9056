import Testing

@Suite("A request that cannot be sent")
struct UnsentTests {
    enum Place: String, CaseIterable {
        case closedPort = "cannot_connect"
        case unknownName = "host_unknown"
        case plainText = "tls_failed"
    }

    @Test("A8: waits in the queue and says why; nothing is charged", arguments: Place.allCases)
    func waits(_ place: Place) async throws {
        try await onStage(isOpen: place == .plainText) { stage in
            let studio = try await stage.open {
                switch place {
                case .closedPort: break
                case .unknownName: $0.server = "https://dailies-campaign.invalid/v1"
                case .plainText: $0.server = "https://127.0.0.1:\(stage.server.port)/v1"
                }
            }
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "unsent")
            let take = try await studio.site.take(id, "says why it waits") { $0.code != nil }
            #expect(take.state == "queued" && take.code == place.rawValue)
            #expect(stage.server.book.posts.isEmpty)
            return studio
        }
    }

    @Test("A8: goes out once as soon as the server is there")
    func serverComes() async throws {
        try await onStage(isOpen: false) { stage in
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "patient")
            try await studio.site.take(id, "cannot be sent") { $0.code == "cannot_connect" }
            stage.server.open()
            try await studio.site.take(id, is: "completed")
            #expect(stage.server.book.posts.count == 1)
            return studio
        }
    }

    @Test("A8: because the server went between the free question and the paid request is sent later, once")
    func serverGoes() async throws {
        try await onStage { stage in
            let server = stage.server
            server.behave { $0.list = { $0 == 1 ? .doing({ try? server.close(breaking: false) }, .honest) : .honest } }
            let studio = try await stage.open()
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "between")
            let take = try await studio.site.take(id, "cannot be sent") { $0.code == "cannot_connect" }
            #expect(take.state == "queued")
            server.behave { $0.list = { _ in .honest } }
            server.open()
            try await studio.site.take(id, is: "completed")
            #expect(server.book.posts.count == 1)
            return studio
        }
    }

    @Test(
        "A8: to a server that gives no sensible answer to the free question is not sent",
        arguments: ["500", "503", "web page", "nothing", "hang"])
    func noFence(_ name: String) async throws {
        try await onStage { stage in
            let answer: Answer =
                switch name {
                case "500": .fault(500, "Trouble.")
                case "503": .fault(503, "Trouble.", [("Retry-After", "60")])
                case "web page": .html(200)
                case "nothing": .close
                default: .hang
                }
            stage.server.behave { $0.list = { _ in answer } }
            let studio = try await stage.open { $0.requestTimeout = 1 }
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "no fence")
            let take = try await studio.site.take(id, "says why it waits") { $0.code != nil }
            #expect(take.state == "queued")
            #expect(stage.server.book.posts.isEmpty)
            return studio
        }
    }

    @Test("A23: while the environment names another server goes to none but its own, and never with another key")
    func otherServer() async throws {
        let other = try FaultServer()
        try await onStage { stage in
            stage.server.behave { $0.list = { _ in .fault(503, "Not now.") } }
            let first = try await stage.open()
            let id = try await first.site.generate(try await first.site.makeVideo(), "moved")
            try await first.site.take(id, "waits") { $0.code != nil }
            try await first.crash()
            stage.server.behave { $0.list = { _ in .honest } }
            let elsewhere = try await stage.open {
                $0.server = other.address
                $0.key = "sk-of-the-other-server-98765"
            }
            try await elsewhere.site.take(id, is: "held")
            try await elsewhere.site.resume()
            try await Task.sleep(for: .milliseconds(500))
            #expect(other.book.posts.isEmpty && stage.server.book.posts.isEmpty)
            #expect(stage.server.book.calls.allSatisfy { $0.authorization == "Bearer sk-campaign-0123456789" })
            #expect(other.book.calls.allSatisfy { $0.authorization == "Bearer sk-of-the-other-server-98765" })
            return elsewhere
        }
    }

    @Test("A23: because the key has changed since the press is held and says so, and nothing is sent")
    func otherKey() async throws {
        try await onStage { stage in
            stage.server.behave { $0.list = { _ in .fault(503, "Not now.") } }
            let first = try await stage.open()
            let id = try await first.site.generate(try await first.site.makeVideo(), "other key")
            try await first.site.take(id, "waits") { $0.code != nil }
            try await first.crash()
            stage.server.behave { $0.list = { _ in .honest } }
            let otherKey = try await stage.open { $0.key = "sk-another-account-98765" }
            #expect(try await otherKey.site.take(id, is: "held").message?.contains("key") == true)
            #expect(stage.server.book.posts.isEmpty)
            return otherKey
        }
    }

    @Test("A23: a job that runs at another server is asked for there or not at all, and never with another key")
    func runningElsewhere() async throws {
        let other = try FaultServer()
        try await onStage { stage in
            stage.server.behave { $0.pollsNeeded = .max }
            let first = try await stage.open()
            let id = try await first.site.generate(try await first.site.makeVideo(), "runs elsewhere")
            try await first.site.take(id, "runs") { $0.progress == 50 }
            try await first.crash()
            let elsewhere = try await stage.open {
                $0.server = other.address
                $0.key = "sk-of-the-other-server-98765"
            }
            try await Task.sleep(for: .milliseconds(800))
            #expect(try await elsewhere.site.take(id).state == "in_progress")
            #expect(stage.server.book.calls.allSatisfy { $0.authorization == "Bearer sk-campaign-0123456789" })
            #expect(other.book.calls(to: "/videos/") == 0)
            return elsewhere
        }
    }

    @Test("F4: a proxy in the environment sees nothing")
    func proxy() async throws {
        let proxy = try FaultServer()
        try await onStage { stage in
            let studio = try await stage.open {
                for name in ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
                    $0.environment[name] = proxy.origin
                }
            }
            let id = try await studio.site.generate(try await studio.site.makeVideo(), "no proxy")
            try await studio.site.take(id, is: "completed")
            #expect(proxy.book.connections == 0)
            return studio
        }
    }
}
