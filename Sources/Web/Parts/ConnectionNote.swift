import Studio

/// Why nothing goes to a connection at the moment, on the forms that send there.
struct ConnectionNote: Encodable {
    let text: String
    let href: String
    let label: String
}

/// What keeps a connection from being sent to, in one word for a list and in a sentence.
struct ConnectionObstacle {
    /// `paused`.
    let word: String
    let sentence: String
}

extension StudioContext {
    /// Nil when something can be sent there now.
    func obstacle(at connection: Connection) throws -> ConnectionObstacle? {
        let name = connection.name
        if let pause = connection.pause {
            return ConnectionObstacle(
                word: "paused",
                sentence: "\(name) is paused: \(pause.message) What you press now waits until it goes on.")
        }
        switch connection.keySource {
        case .environment(let variable) where connections.environment(variable)?.isEmpty ?? true:
            return ConnectionObstacle(
                word: "without its key",
                sentence: "The key of \(name) is missing: the environment variable \(variable) is not set. Set it and"
                    + " start Dailies again, or type the key. What you press now waits until then.")
        case .file where try connections.keys.key(of: connection.id) == nil:
            return ConnectionObstacle(
                word: "without its key",
                sentence: "The key of \(name) is missing: type it again. What you press now waits until then.")
        default: return nil
        }
    }
}

extension ConnectionNote {
    init?(_ connection: Connection, _ context: StudioContext) throws {
        guard let obstacle = try context.obstacle(at: connection) else { return nil }
        text = obstacle.sentence
        href = Link.connection(connection.id)
        label = "Open its settings"
    }

    /// A connection that offers no model yet.
    init(withoutModels connection: Connection) {
        text = "\(connection.name) has no models yet, so nothing can be chosen. Test it, or write its price list."
        href = Link.connection(connection.id)
        label = "Open its settings"
    }
}
