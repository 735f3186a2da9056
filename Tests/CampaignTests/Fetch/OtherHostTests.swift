import Testing

@Suite("A film at another host")
struct OtherHostTests {
    @Test("C7: comes by redirect, and the key does not go there", arguments: [301, 302, 303, 307, 308])
    func redirected(_ status: Int) async throws {
        let storage = try FaultServer()
        try await onStage { stage in
            stage.server.behave {
                $0.content = { job, _ in .redirect(status, to: "\(storage.origin)/files/\(job.id).mp4?sig=1") }
            }
            return try await fetched(from: storage, stage)
        }
    }

    @Test(
        "C10: comes from the address that the job names, and the key does not go there",
        arguments: ["url", "video_url", "result_url"])
    func named(_ member: String) async throws {
        let storage = try FaultServer()
        try await onStage { stage in
            stage.server.behave {
                $0.content = { _, _ in .fault(404, "There is no content here.") }
                $0.poll = {
                    let link = #","\#(member)":"\#(storage.origin)/files/\#($0.id).mp4""#
                    return .json(200, $0.document("completed", more: link))
                }
            }
            return try await fetched(from: storage, stage)
        }
    }

    @Test("C9: whose link has expired comes by the fresh one that the server gives when it is asked again")
    func freshLink() async throws {
        let storage = try FaultServer()
        try await onStage { stage in
            storage.behave {
                $0.content = { job, call in call.query["sig"] == "fresh" ? .honest : .fault(403, "Request has expired")
                }
            }
            stage.server.behave {
                $0.content = { _, _ in .fault(404, "There is no content here.") }
                $0.poll = { job in
                    let word = job.polls < 2 ? "old" : "fresh"
                    let link = #","url":"\#(storage.origin)/files/\#(job.id).mp4?sig=\#(word)""#
                    return .json(200, job.document("completed", more: link))
                }
            }
            return try await fetched(from: storage, stage)
        }
    }

    private func fetched(from storage: FaultServer, _ stage: Stage) async throws -> Studio {
        let studio = try await stage.open()
        let id = try await studio.site.generate(try await studio.site.makeVideo(), "elsewhere")
        try await waitUntil("the job is there") { !stage.server.book.jobs.isEmpty }
        let job = stage.server.book.jobs[0].id
        storage.addForeignJob("the same film", id: job)
        try await studio.site.take(id, is: "completed")
        #expect(try await studio.site.film(id) == Film.of(job))
        let calls = storage.book.calls
        #expect(!calls.isEmpty && calls.allSatisfy { $0.authorization == nil })
        #expect(stage.server.book.calls.allSatisfy { $0.authorization == "Bearer sk-campaign-0123456789" })
        return studio
    }
}
