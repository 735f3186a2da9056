/// A studio with a little of everything.
enum Seed {
    /// - Returns: pages to which no link leads.
    static func fill(_ site: Site) async throws -> [String] {
        _ = try await Gallery.furnish(site)
        let again = try await site.generate(1)
        try await site.status(of: again, is: "completed")
        let endings = [
            ("refused", "failed"), ("broken", "failed"), ("stuck", "in_progress"), ("out_of_credit", "held"),
        ]
        for (scenario, state) in endings {
            let video = try await site.makeVideo("A film: \(scenario)", prompt: "A boat [simulate: \(scenario)]")
            try await site.status(of: try await site.generate(video), is: state)
        }
        return [
            "/videos/1/compare?take=1&take=\(again)", "/nowhere", "/videos/1/generate-sora?from=1", "/connections/new",
        ]
    }
}
