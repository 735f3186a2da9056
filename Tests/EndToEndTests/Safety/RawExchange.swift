import Foundation
import Glibc
import HTTPClient

/// Bytes that a well-behaved client cannot send, and the answer to them.
enum RawExchange {
    /// Sends the text to 127.0.0.1 on a connection of its own and reads until the server closes it, 10 s at most.
    static func answer(to text: String, port: UInt16) async throws -> RawAnswer {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try RawAnswer(exchange(Array(text.utf8), port)) })
            }
        }
    }

    private static func exchange(_ bytes: [UInt8], _ port: UInt16) throws -> [UInt8] {
        let socket = try connect(port)
        defer { close(socket) }
        guard send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw Failure("The server stopped reading: errno \(errno)")
        }
        return readAll(socket)
    }

    /// A connection to 127.0.0.1 that waits 10 s at most for what it reads.
    static func connect(_ port: UInt16) throws -> Int32 {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Failure("No socket: errno \(errno)") }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else {
            close(socket)
            throw Failure("Cannot connect to port \(port): errno \(errno)")
        }
        return socket
    }

    private static func readAll(_ socket: Int32) -> [UInt8] {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket, &buffer, buffer.count, 0)
            if count <= 0 { return answer }
            answer += buffer[..<count]
        }
    }
}

/// An answer as it came over the wire.
struct RawAnswer: Sendable {
    let status: Int
    let headers: ReplyHeaders
    let body: String

    init(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        let lines = parts[0].split(separator: "\r\n")
        guard let first = lines.first?.split(separator: " "), first.count > 1, let status = Int(first[1]) else {
            throw Failure("No answer of HTTP: \(text.prefix(200))")
        }
        var headers = ReplyHeaders()
        for line in lines.dropFirst() {
            let field = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard field.count == 2 else { throw Failure("No header field: \(line)") }
            headers.append(name: String(field[0]), value: field[1].trimmingCharacters(in: .whitespaces))
        }
        (self.status, self.headers, body) = (status, headers, parts.count > 1 ? String(parts[1]) : "")
    }
}
