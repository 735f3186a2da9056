import Glibc

/// A short answer written to a socket past the library, in one piece and without waiting.
enum DirectAnswer {
    /// Sends what the socket's empty buffer takes, and the end of the stream. A client that is gone
    /// misses it, which is all that can happen to an answer before a close.
    static func send(_ response: Response, to socket: Int32) {
        let bytes = serialize(response)
        _ = bytes.withUnsafeBytes {
            Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
        shutdown(socket, Int32(SHUT_WR))
    }

    static func serialize(_ response: Response) -> [UInt8] {
        var content: [UInt8] = []
        if case .bytes(let bytes) = response.body { content = bytes }
        var text = "HTTP/1.1 \(response.status.code) \(response.status.reason)\r\n"
        for field in response.headers + [("Content-Length", String(content.count))] {
            text += "\(field.name): \(field.value)\r\n"
        }
        return Array((text + "\r\n").utf8) + content
    }
}
