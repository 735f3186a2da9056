import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("The one-time token of a form that spends")
    struct TokenTests {
        @Test("is demanded: without one, or with one that is not the studio's own, nothing is saved or sent")
        func refused() async throws {
            let folder = try TemporaryFolder()
            let simulator = try await Simulator.start(in: folder, renderTime: 0)
            try await withStudio(environment: simulator.environment) { studio in
                let visitor = Visitor(studio.site)
                let form = try await visitor.openGenerateForm(of: try await visitor.makeVideo())
                let other = try await visitor.openGenerateForm(of: try await visitor.makeVideo())
                let token = try #require(form["form_token"])
                let parts = token.split(separator: ".").map(String.init)
                try #require(parts.count == 4)
                let forgeries: [String?] = [
                    nil, "", "x", other["form_token"], String(token.dropLast()), token + "A",
                    "\(parts[0]).\(parts[1]).\(parts[2])x.\(parts[3])", "2.\(parts[1]).\(parts[2]).\(parts[3])",
                    "\(parts[0]).0.\(parts[2]).\(parts[3])", "\(parts[0]).\(parts[1]).\(parts[2]).",
                ]
                for forgery in forgeries {
                    let reply = try await visitor.send(form.forged("form_token", forgery))
                    #expect(reply.status == 403, "\(forgery ?? "none"): \(reply.status)")
                }
                #expect(try await studio.site.takes(of: 1) == 0)
                #expect(try await studio.site.takes(of: 2) == 0)
                #expect(try await simulator.jobs().isEmpty)
            }
            try await simulator.stop()
        }

        @Test("is good once: the same press again leads to the same take, another press with it is refused")
        func used() async throws {
            let folder = try TemporaryFolder()
            let simulator = try await Simulator.start(in: folder, renderTime: 0.2)
            try await withStudio(environment: simulator.environment) { studio in
                let visitor = Visitor(studio.site)
                let form = try await visitor.openGenerateForm(of: try await visitor.makeVideo())
                let replies = try await withThrowingTaskGroup(of: HTTPReply.self) { group in
                    for _ in 0..<6 { group.addTask { try await visitor.send(form) } }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(replies.allSatisfy { $0.status == 303 && $0.headers["location"]?.hasSuffix("#take-1") == true })

                let changed = try await visitor.press(try form.filled(["seconds": "12"]))
                #expect(changed.status == 409)
                #expect(changed.problems.contains("already submitted"))
                #expect(try changed.form("Generate with Sora")["seconds"] == "12")
                #expect(try await studio.site.takes(of: 1) == 1)

                try await studio.site.status(of: 1, is: "completed")
                #expect(try await visitor.send(form).headers["location"]?.hasSuffix("#take-1") == true)
                #expect(try await simulator.jobs().count == 1)
                #expect(try await visitor.press(try changed.form("Generate with Sora")).status == 200)
                #expect(try await studio.site.takes(of: 1) == 2)
            }
            try await simulator.stop()
        }

        @Test("is demanded of every form of a program that says nothing of where it comes from")
        func programs() async throws {
            try await withStudio { studio in
                _ = try await studio.site.makeVideo()
                let program = Visitor.withoutProvenance(studio.site)
                let forms = [
                    try await program.open("/projects").form("Create the project").filled(["title": "Unasked"]),
                    try await program.open("/projects/1").form("Add the video").filled(["title": "Unasked"]),
                    try await program.open("/settings").form("Save the limits").filled(["per_day": "1"]),
                ]
                for form in forms {
                    #expect(try await program.send(form.forged("form_token", nil)).status == 403, "\(form.action)")
                }
                #expect(try await studio.site.document("/api/projects")["data"].items.count == 1)
                #expect(try await studio.site.document("/api/projects/1")["videos"].items.count == 1)
                for form in forms {
                    #expect(try await program.send(form).status == 303, "\(form.action)")
                }
            }
        }
    }
}
