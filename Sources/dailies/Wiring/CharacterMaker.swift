import Storage
import Studio
import Synchronization
import VideosAPI

/// Sends films to their servers, in the background, to make characters from them, and keeps what came of it.
final class CharacterMaker: Sendable {
    private let database: StudioDatabase
    private let media: MediaFolder
    private let registry: ConnectionRegistry
    private let servers: Connections
    private let clock: StudioClock
    private let states = Mutex<[GenerationID: CharacterMaking]>([:])

    init(_ studio: OpenStudio, _ registry: ConnectionRegistry, _ servers: Connections, _ clock: StudioClock) {
        database = studio.database
        media = studio.media
        self.registry = registry
        self.servers = servers
        self.clock = clock
    }

    func state(_ id: GenerationID) -> CharacterMaking {
        states.withLock { $0[id] ?? .idle }
    }

    /// Does nothing while one is being made of the take already.
    /// - Parameter name: 1…80 characters.
    func begin(_ id: GenerationID, name: String) {
        let isNew = states.withLock { states in
            guard states[id] != .making else { return false }
            states[id] = .making
            return true
        }
        guard isNew else { return }
        Task {
            let outcome = await make(id, name.trimmed)
            states.withLock { $0[id] = outcome }
        }
    }

    private func make(_ id: GenerationID, _ name: String) async -> CharacterMaking {
        do {
            guard (1...FilmCharacter.longestName).contains(name.unicodeScalars.count) else { throw Problem.name }
            guard let take = try database.generation(id), take.state == .completed else { throw Problem.noFilm }
            let made = await (try server(of: take)).createCharacter(
                name: name, film: media.path(of: .video, of: id))
            return .made(
                try database.addCharacter(made.get().id, name: name, from: id, at: take.server, now: clock.now()))
        } catch let problem as Problem {
            return .failed(problem)
        } catch {
            return .failed(Problem(code: "database", message: "The character cannot be kept: \(error)"))
        }
    }

    /// The server that made the film: a character lives beside its jobs, under the same key.
    private func server(of take: Generation) throws(Problem) -> VideosAPIServer {
        _ = try servers.server(for: take.server)
        guard let present = try registry.present(take.server.connection) else {
            throw Problem(code: "connection_gone", message: "The connection was removed.")
        }
        return servers.server(present)
    }
}

extension Problem {
    fileprivate static let name = Problem(
        code: "name", message: "Give the character a name of 1 to \(FilmCharacter.longestName) characters.")
    fileprivate static let noFilm = Problem(
        code: "no_film", message: "A character can be made only from a finished take. Nothing was sent.")
}
