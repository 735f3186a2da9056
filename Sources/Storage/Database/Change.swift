import Studio

/// The lines that the log of a generation gets when it changes.
enum Change {
    static func pressed(_ generation: Generation) -> String {
        let settings = generation.settings
        let cost = generation.estimate?.display ?? "price not known"
        return "\(generation.state.rawValue): \(settings.model), \(settings.seconds) s, \(settings.size), \(cost)"
    }

    /// nil when neither the state, nor the reason to wait, nor what is asked of the server is another one; and for a
    /// deletion that the server did not do: why, only who asked it knows, and writes it.
    static func line(from old: Generation, to new: Generation) -> String? {
        if old.state == new.state, old.serverDeletion != new.serverDeletion {
            return new.serverDeletion == .refused ? nil : new.serverDeletion.logLine
        }
        guard old.state != new.state || old.problem?.code != new.problem?.code else { return nil }
        let states = [old.state.rawValue, new.state.rawValue]
        let step = old.state == new.state ? states[1] : states.joined(separator: " → ")
        return new.problem.map { "\(step) (\($0.code)): \($0.message)" } ?? step
    }
}
