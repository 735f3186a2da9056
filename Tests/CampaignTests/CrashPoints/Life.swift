/// One job, from the press to the film, across as many starts of the program as it takes.
struct Life {
    static let prompt = "one press"
    private static let key = "the only press"

    private var video: Int?
    private(set) var take: Int?

    /// Makes what is pressed in.
    mutating func prepare(_ site: Site) async throws {
        if video == nil { video = try await site.makeVideo() }
    }

    /// A job that is done before this one, so that every thread of the program is there.
    mutating func warmUp(_ site: Site) async throws {
        try await prepare(site)
        guard let video else { return }
        try await site.take(try await site.generate(video, "before", key: "before"), is: "completed")
    }

    /// The one press, as often as it is asked for.
    mutating func press(_ site: Site) async throws {
        try await prepare(site)
        guard let video else { return }
        let pressed = try await site.generate(video, Self.prompt, key: Self.key)
        guard take ?? pressed == pressed else {
            throw Failure("One press, but generations \(take ?? 0) and \(pressed)")
        }
        take = pressed
    }
}
