import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("A script whose request cannot be answered")
    struct ErrorTests {
        @Test("gets the error in its envelope, and nothing is saved")
        func envelopes() async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeVideo()
                for wrong in ErrorCase.all {
                    try await hold(studio.site, to: wrong)
                }
                #expect(try await studio.site.takes(of: 1) == 0)
                #expect(try await studio.site.document("/api/projects")["data"].items.count == 1)
            }
        }

        private func hold(_ site: Site, to wrong: ErrorCase) async throws {
            let reply = try await site.send(wrong.method, wrong.path, wrong.body)
            let comment = Comment(rawValue: "\(wrong.testDescription): \(reply.status) \(reply.text.prefix(300))")
            #expect(reply.status == wrong.status, comment)
            #expect(reply.headers["content-type"]?.hasPrefix("application/json") == true, comment)
            let document = try #require(try? reply.json, comment)
            #expect(Set(document.members.keys) == ["error"], comment)
            let error = document["error"]
            #expect(Set(error.members.keys) == ["message", "type", "param", "code"], comment)
            #expect(error["message"].text?.isEmpty == false, comment)
            #expect(error["type"].text == "invalid_request_error", comment)
            #expect(error["param"] == wrong.param.map { JSON.string($0) } ?? .null, comment)
            if wrong.status == 405 { #expect(reply.headers["allow"] != nil, comment) }
        }
    }
}
