/// The pages that are looked at, each with what brings it about.
enum Gallery {
    struct Sight {
        let name: String
        let path: String
        /// Pressed after the page is open: opens the dialog.
        var press: String?
        /// What must be there before the picture is taken.
        var awaited = "main"
    }

    /// Fills a studio whose clips are quick, and tells what there is to see.
    ///
    /// Project 1 holds video 1 (one finished take) and video 2 (none yet); project 2 is empty.
    static func furnish(_ site: Site) async throws -> [Sight] {
        let prompt = "A paper boat drifts down a rain-swept street in Lisbon at dusk. Neon signs mirror in the water."
        let video = try await site.makeVideo("Rain over Lisbon", prompt: prompt)
        let settings: JSON = ["size": "1280x720"]
        try await site.status(of: try await site.generate(video, settings), is: "completed")
        let second: JSON = ["title": "The lighthouse keeper’s daughter, second version with a longer title"]
        guard try await site.post("/api/projects/1/videos", second).status == 201,
            try await site.post("/api/projects", ["title": "An empty project"]).status == 201
        else { throw Failure("The studio cannot be furnished.") }
        return [
            Sight(name: "projects", path: "/projects"), Sight(name: "project", path: "/projects/1"),
            Sight(name: "project-empty", path: "/projects/2"),
            Sight(name: "video-done", path: "/videos/1", awaited: "video"),
            Sight(name: "video-none", path: "/videos/2"), Sight(name: "generate", path: "/videos/1/generate-sora"),
            Sight(name: "dialog", path: "/videos/1", press: "Generate with Sora", awaited: "dialog[open] form"),
            Sight(name: "record", path: "/generations/1"), Sight(name: "usage", path: "/usage"),
            Sight(name: "settings", path: "/settings"), Sight(name: "trash", path: "/trash"),
            Sight(name: "not-found", path: "/nowhere"),
        ]
    }

    /// What a studio whose clips take long shows of video 1.
    static func start(_ site: Site) async throws -> [Sight] {
        let generation = try await site.generate(try await site.makeVideo())
        try await site.status(of: generation, is: "in_progress")
        return [
            Sight(name: "video-running", path: "/videos/1", awaited: "progress"),
            Sight(name: "project-running", path: "/projects/1", awaited: "progress"),
        ]
    }
}
