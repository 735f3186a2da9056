import Studio
import Synchronization

@testable import VideosAPI

/// A server of one kind with its exact shapes: it takes one job, works on it for some polls and gives the film out.
final class KindServer: Sendable {
    /// What sets the kind apart.
    struct Shape: Sendable {
        let kind: ConnectionKind
        let basePath: String
        /// The id as the server writes it.
        let job: String
        /// The id as it must stand in a path.
        let encodedJob: String
        let create: Script
        /// What is answered to each poll, the last one for ever.
        let polls: [String]
        /// nil where there is no such route.
        var list: String?
        var deletion: String?
        var contentQuery = ""
        var headers: [String: String] = [:]
        /// What the client must have understood at the end.
        let finished: RemoteJob
        var authorization = ("authorization", "Bearer \(Bench.canary)")
    }

    let shape: Shape
    private let polls = Mutex(0)

    init(_ shape: Shape) { self.shape = shape }

    static func bench(_ shape: Shape) throws -> Bench {
        let server = KindServer(shape)
        return try Bench(dialect: .of(shape.kind), basePath: shape.basePath) { server.answer($0) }
    }

    private func answer(_ request: ReceivedRequest) -> Script {
        let (header, value) = shape.authorization
        guard request.header(header) == value else { return .json(#"{"error":{"message":"No key"}}"#, 401) }
        let videos = shape.basePath + "/videos"
        let job = "\(videos)/\(shape.encodedJob)"
        switch (request.method, request.target) {
        case ("POST", videos): return shape.create
        case ("GET", videos + "?limit=1&order=desc"): return shape.list.map { .json($0) } ?? Self.noRoute
        case ("GET", job): return .json(nextPoll(), 200, shape.headers)
        case ("GET", job + "/content" + shape.contentQuery): return FilmShelf.serve(request)
        case ("DELETE", job): return shape.deletion.map { .json($0) } ?? Self.noRoute
        default: return Self.noRoute
        }
    }

    private static let noRoute = Script.json(#"{"detail":"Method Not Allowed"}"#, 405)

    private func nextPoll() -> String {
        polls.withLock { count in
            defer { count += 1 }
            return shape.polls[min(count, shape.polls.count - 1)]
        }
    }
}
