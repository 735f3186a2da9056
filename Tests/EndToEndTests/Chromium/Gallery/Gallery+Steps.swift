extension Gallery {
    /// Makes clips that cost money, with limits and alerts set, and tells what there is to see of it.
    ///
    /// The server does not list its jobs, so that a lost answer stays one.
    static func spend(_ site: Site, _ server: PaidServer) async throws -> [Sight] {
        let visitor = Visitor(site)
        let settings = try await visitor.open("/settings")
        _ = try await visitor.press(settings.form("Save the limits").filled(["per_day": "20", "per_project": "8"]))
        let thresholds = ["alert_failures": "10", "alert_cost": "0.20"]
        _ = try await visitor.press(settings.form("Save the alerts").filled(thresholds))
        let film = try await site.makeVideo("A paid film", prompt: "A lighthouse in a storm")
        try await site.status(of: try await site.generate(film, server.settings), is: "completed")
        let lost = try await site.makeVideo("A lost answer", prompt: "The stairs of the tower [simulate: lost_answer]")
        let uncertain = try await site.generate(lost, server.settings)
        try await site.status(of: uncertain, is: "uncertain")
        return [
            Sight(name: "video-uncertain", path: "/videos/\(lost)", awaited: "article.take"),
            Sight(name: "uncertain", path: "/generations/\(uncertain)/uncertain"),
            Sight(name: "video-paid", path: "/videos/\(film)", awaited: "video"),
            Sight(
                name: "generate-paid", path: "/videos/\(film)/generate-sora", awaited: "form[data-cost] output",
                height: 2600),
            Sight(name: "connection-paid", path: "/connections/\(server.connection)"),
        ]
    }

    /// Holds everything, and tells what there is to see of it.
    static func hold(_ site: Site) async throws -> [Sight] {
        let visitor = Visitor(site)
        _ = try await visitor.press(try await visitor.open("/queue").form("Hold everything"))
        for prompt in ["The first to wait", "The second to wait", "The third to wait"] {
            _ = try await site.generate(try await site.makeVideo(prompt, prompt: prompt))
        }
        return [Sight(name: "queue-held", path: "/queue"), Sight(name: "projects-held", path: "/projects")]
    }

    /// What a page says whose part of the database is gone.
    static let broken = [Sight(name: "broken", path: "/prompts", awaited: "#what", complaint: "500")]
}
