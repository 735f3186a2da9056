/// One HTTP request with its limits.
///
/// Redirects are never followed, no proxy is used, no cookies are kept and no body is decompressed.
package struct HTTPRequest: Sendable {
    /// The method as it goes over the wire, such as `GET`: a token of RFC 9110.
    package var method: String
    /// An absolute `http` or `https` address without a user (see ``HTTPURL``).
    package var url: String
    /// Header fields in order. Names are tokens; a value with a control character is refused.
    /// The body's type, its length and `Expect` are not given here.
    package var headers: [(String, String)]
    /// What is sent after the head.
    package var body: Body
    /// The longest wait for a connection, TLS included. Default 10 s.
    package var connectTimeout: Duration
    /// The longest time for the whole request, default 60 s. `nil` needs a ``stall`` limit.
    package var timeout: Duration?
    /// Ends the request when fewer bytes a second than this arrive for this long (whole seconds). Default: none.
    package var stall: StallLimit?
    /// The largest body kept in memory, in bytes. Default 1 MiB.
    package var maximumReplyBytes: Int
    /// Whether the request travels on a connection of its own, so that it goes out at most once.
    ///
    /// libcurl repeats a request by itself when a reused connection dies before the first byte of the reply.
    package var singleUse: Bool
    /// Where the reply's body goes instead of memory. Default: nowhere else.
    package var destination: FileDestination?
    /// Asked with each address before a byte is sent to it; `false` refuses the address. Runs on the client's
    /// thread and must be quick. Default: every address is allowed.
    package var permitAddress: (@Sendable (IPAddress) -> Bool)?

    /// - Parameter singleUse: Default: true for every method that is not idempotent (POST, PATCH and unknown ones).
    package init(
        method: String = "GET",
        url: String,
        headers: [(String, String)] = [],
        body: Body = .none,
        connectTimeout: Duration = .seconds(10),
        timeout: Duration? = .seconds(60),
        stall: StallLimit? = nil,
        maximumReplyBytes: Int = 1 << 20,
        singleUse: Bool? = nil,
        destination: FileDestination? = nil,
        permitAddress: (@Sendable (IPAddress) -> Bool)? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.stall = stall
        self.maximumReplyBytes = maximumReplyBytes
        self.singleUse = singleUse ?? !Self.idempotentMethods.contains(method)
        self.destination = destination
        self.permitAddress = permitAddress
    }

    /// RFC 9110, section 9.2.2.
    private static let idempotentMethods: Set<String> = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"]
}
