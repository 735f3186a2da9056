import Studio

/// Which alerts a page shows in its banners. What stops everything is shown on all pages but those that tell it
/// themselves; the rest where it matters.
struct AlertScope {
    /// What is slow and what is limited, wherever.
    var isOfQueue = false
    /// What is limited, wherever.
    var isOfLibrary = false
    /// The video whose page it is: what was dear or slow of it.
    var video: VideoID?
    /// What is limited there, because something on the page waits for it.
    var connections: Set<ConnectionID> = []
    /// The connection whose page it is: it tells of its own pause.
    var tellsPause: ConnectionID?
    /// The page has a list of all alerts of its own.
    var tellsAll = false

    static let usual = AlertScope()

    func includes(_ alert: Alert) -> Bool {
        guard !tellsAll else { return false }
        switch alert {
        case .failures, .outOfCredit: return true
        case .paused(let trouble): return trouble.connection != tellsPause
        case .dearClip(let clip, _): return clip.video == video
        case .slowGeneration(let slow, _): return isOfQueue || slow.video == video
        case .rateLimited(let trouble): return isOfQueue || isOfLibrary || connections.contains(trouble.connection)
        }
    }
}

extension StudioContext {
    /// All that the person wants to be told now, the most serious first.
    func alerts() throws -> [Alert] {
        try store.alertThresholds().alerts(try store.alertFacts(at: clock.now()))
    }
}
