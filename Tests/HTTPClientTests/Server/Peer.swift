import Glibc

/// The server's end of one connection, for a script to play on.
struct Peer: Sendable {
    let socket: Int32
    /// From 0, in the order of accepting.
    let number: Int
    let log: RequestLog

    /// Reads one request with its body and notes it; nil when the client left.
    func readRequest() -> ReceivedRequest? {
        var bytes: [UInt8] = []
        while true {
            if let end = Self.endOfHead(bytes) {
                let head = String(decoding: bytes[..<end], as: UTF8.self)
                let length = ReceivedRequest(connection: number, head: head, body: []).header("content-length")
                let total = end + (length.flatMap { Int($0) } ?? 0)
                if bytes.count >= total {
                    let request = ReceivedRequest(connection: number, head: head, body: Array(bytes[end..<total]))
                    log.append(request)
                    return request
                }
            }
            guard let more = read() else { return nil }
            bytes += more
        }
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Returns false when the client has left.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// A whole reply whose length is told.
    @discardableResult
    func reply(_ status: String = "200 OK", headers: [String] = [], body: String = "") -> Bool {
        let lines = ["HTTP/1.1 \(status)"] + headers + ["Content-Length: \(body.utf8.count)", "", body]
        return send(lines.joined(separator: "\r\n"))
    }

    /// Says nothing until the client leaves.
    func waitForClose() {
        while read() != nil {}
    }

    /// Makes the coming close a reset (RST) instead of an orderly end.
    func resetOnClose() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    private func read() -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
            count = max(0, recv(socket, buffer.baseAddress, buffer.count, 0))
        }
        return bytes.isEmpty ? nil : bytes
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (4...bytes.count).first { bytes[($0 - 4)..<$0].elementsEqual("\r\n\r\n".utf8) }
    }
}
