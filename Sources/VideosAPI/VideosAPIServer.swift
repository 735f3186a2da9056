import HTTPClient
import Studio

/// The client of one server that speaks the Videos API.
///
/// Every answer is told apart and nothing is thrown. What came from the server is capped, and its text is made fit to
/// show; the key appears in no message, at no other origin and in no line of the wire log.
package struct VideosAPIServer: VideoServer {
    let courier: Courier
    let dialect: Dialect
    let acquaintance = Acquaintance()

    /// - Parameters:
    ///   - key: nil for a server that wants none.
    ///   - client: may be shared by all servers.
    ///   - wireLog: told of every request and every reply.
    package init(
        base: BaseURL, key: APIKey?, dialect: Dialect = .openai, client: HTTPClient, patience: Patience = Patience(),
        wireLog: @escaping WireLog = { _ in }
    ) {
        courier = Courier(
            base: base, key: key, authentication: dialect.authentication, keyFaults: dialect.keyFaults, client: client,
            patience: patience, wireLog: wireLog)
        self.dialect = dialect
    }

    var explain: Explanation {
        Explanation(of: courier.base.url.origin, key: courier.key, patience: courier.patience)
    }

    var reader: JobReader { JobReader(words: dialect.statusWords, key: courier.key, usableID: dialect.usableID) }

    func videos(_ segments: [String] = [], query: [(String, String)] = []) -> HTTPURL {
        courier.base.url.appending(segments: dialect.videosPath + segments, query: query)
    }
}

/// How long to wait for a server.
package struct Patience: Sendable {
    /// For a connection, TLS included. Default 10 s.
    package var connect: Duration
    /// For a whole request that is no download. Default 60 s.
    package var request: Duration
    /// A download slower than `stallPace` bytes a second for so long is broken off. Default 60 s, whole seconds.
    package var stall: Duration
    /// Default 1,000 bytes a second.
    package var stallPace: Int

    package init(
        connect: Duration = .seconds(10), request: Duration = .seconds(60), stall: Duration = .seconds(60),
        stallPace: Int = 1000
    ) {
        self.connect = connect
        self.request = request
        self.stall = stall
        self.stallPace = stallPace
    }
}
