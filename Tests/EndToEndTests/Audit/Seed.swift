/// A studio with a little of everything.
enum Seed {
    /// Fills an empty studio. Project 1 holds video 1 with its takes and a draft; project 2 is empty; video 2 is in
    /// the trash; video 3 has no take.
    /// - Returns: the videos that did not end well, by the scenario that they were made with.
    @discardableResult
    static func fill(_ site: Site) async throws -> [String: Int] {
        try await begin(site)
        let again = try await site.generate(1)
        try await site.status(of: again, is: "completed")
        try await makeMore(from: again, site)
        try await makeCharacter(from: again, site)
        try await askForJobs(site)
        try await throwAway(video: 2, site)
        let draft = try await site.post("/api/projects/1/videos", ["title": "A draft", "prompt": "The river at dawn"])
        guard draft.status == 201 else { throw Failure("The draft: \(draft.status) \(draft.text)") }
        return try await endBadly(site)
    }

    /// Pages to which no link leads.
    static let unlinked = [
        "/videos/1/compare?take=1&take=2", "/nowhere", "/videos/1/generate-sora?from=1", "/connections/new",
        "/search?q=boat", "/search?q=zebra", "/prompts?tag=camera", "/usage?days=90",
    ]

    /// One finished take, a video without one, and an empty project.
    static func begin(_ site: Site) async throws {
        let prompt = "A paper boat drifts down a rain-swept street in Lisbon at dusk. Neon signs mirror in the water."
        let video = try await site.makeVideo("Rain over Lisbon", prompt: prompt)
        try await site.status(of: try await site.generate(video, ["size": "1280x720"]), is: "completed")
        let second: JSON = ["title": "The lighthouse keeper’s daughter, second version with a longer title"]
        guard try await site.post("/api/projects/1/videos", second).status == 201,
            try await site.post("/api/projects", ["title": "An empty project"]).status == 201
        else { throw Failure("The studio cannot be furnished.") }
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

    private static func endBadly(_ site: Site) async throws -> [String: Int] {
        let endings = [
            ("refused", "failed"), ("broken", "failed"), ("stuck", "in_progress"), ("out_of_credit", "held"),
        ]
        var videos: [String: Int] = [:]
        for (scenario, state) in endings {
            let video = try await site.makeVideo("A film: \(scenario)", prompt: "A boat [simulate: \(scenario)]")
            try await site.status(of: try await site.generate(video), is: state)
            videos[scenario] = video
        }
        return videos
    }
}
