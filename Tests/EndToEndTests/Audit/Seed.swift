/// A studio with a little of everything.
enum Seed {
    /// - Returns: pages to which no link leads.
    static func fill(_ site: Site) async throws -> [String] {
        _ = try await Gallery.furnish(site)
        let again = try await site.generate(1)
        try await site.status(of: again, is: "completed")
        try await makeMore(from: again, site)
        try await makeCharacter(from: again, site)
        try await askForJobs(site)
        try await throwAway(video: 2, site)
        let draft = try await site.post("/api/projects/1/videos", ["title": "A draft", "prompt": "The river at dawn"])
        guard draft.status == 201 else { throw Failure("The draft: \(draft.status) \(draft.text)") }
        try await endBadly(site)
        return [
            "/videos/1/compare?take=1&take=\(again)", "/nowhere", "/videos/1/generate-sora?from=1", "/connections/new",
            "/search?q=boat", "/search?q=zebra", "/prompts?tag=camera", "/usage?days=90",
        ]
    }

    /// A remix, an edit and an extension, for the kinship of takes and the record's tree.
    private static func makeMore(from take: Int, _ site: Site) async throws {
        let orders: [(String, JSON)] = [
            ("remix", ["prompt": "The same at dawn"]), ("edit", ["prompt": "A red boat"]),
            ("extend", ["prompt": "It stops", "seconds": "4"]),
        ]
        for (verb, order) in orders {
            let reply = try await site.post("/api/generations/\(take)/\(verb)", order)
            guard reply.status == 202, let made = try reply.json["generation_id"].integer else {
                throw Failure("POST \(verb): \(reply.status) \(reply.text)")
            }
            try await site.status(of: made, is: "completed")
        }
    }

    private static func makeCharacter(from take: Int, _ site: Site) async throws {
        let visitor = Visitor(site)
        let page = try await visitor.open("/generations/\(take)/character")
        _ = try await visitor.press(page.form("Make the character").filled(["name": "Mossy"]))
        _ = try await visitor.open("/connections/1") { $0.words.contains("Mossy") }
    }

    private static func askForJobs(_ site: Site) async throws {
        let visitor = Visitor(site)
        let page = try await visitor.open("/connections/1/jobs")
        _ = try await visitor.press(page.form("Ask the server for its jobs"))
        _ = try await visitor.open("/connections/1/jobs") { !$0.words.contains("Asking the server") }
    }

    private static func throwAway(video: Int, _ site: Site) async throws {
        let visitor = Visitor(site)
        _ = try await visitor.press(try await visitor.open("/videos/\(video)").form("Move to the trash"))
    }

    private static func endBadly(_ site: Site) async throws {
        let endings = [
            ("refused", "failed"), ("broken", "failed"), ("stuck", "in_progress"), ("out_of_credit", "held"),
        ]
        for (scenario, state) in endings {
            let video = try await site.makeVideo("A film: \(scenario)", prompt: "A boat [simulate: \(scenario)]")
            try await site.status(of: try await site.generate(video), is: state)
        }
    }
}
