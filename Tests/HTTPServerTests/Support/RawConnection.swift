import Glibc
import Testing

@testable import HTTPServer

/// A socket to a server under test: sends any bytes, and reads what comes back. Waits 20 s at most.
final class RawConnection {
    struct Refused: Error {}

    let socket: Int32
    private var received: [UInt8] = []

    init(_ server: Server, host: String = "127.0.0.1", receiveBuffer: Int32? = nil) throws {
        let address = try #require(SocketAddress(host, port: UInt16(server.port)))
        socket = Glibc.socket(address.family, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        if var receiveBuffer { setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4) }
        guard address.withPointer({ connect(socket, $0, $1) }) == 0 else { throw Refused() }
    }

    deinit {
        close(socket)
    }

    @discardableResult
    func send(_ text: String) -> Bool {
        send(Array(text.utf8))
    }

    /// False when the server had closed before it had taken everything.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Reads one response with its content; `toHead` for a response that has a length but no content.
    func response(toHead: Bool = false) throws -> RawResponse {
        while received.firstRange(of: [13, 10, 13, 10]) == nil { try #require(receive() > 0) }
        let end = try #require(received.firstRange(of: [13, 10, 13, 10]))
        var response = try #require(RawResponse(head: Array(received[..<end.lowerBound])))
        received.removeFirst(end.upperBound)
        let length = toHead || response.status == 304 ? 0 : Int(response.header("content-length") ?? "0") ?? 0
        while received.count < length { try #require(receive() > 0) }
        response.body = Array(received.prefix(length))
        received.removeFirst(length)
        return response
    }

    /// Everything up to the end of the stream. Nil when the connection was reset.
    func rest() -> [UInt8]? {
        while true {
            let count = receive()
            if count == 0 { return received }
            if count < 0 { return nil }
        }
    }

    /// Reads at most that many bytes in one call and forgets them; 0 at the end, negative for an error.
    func skip(_ count: Int) -> Int {
        var buffer = [UInt8](repeating: 0, count: count)
        return recv(socket, &buffer, count, 0)
    }

    private func receive() -> Int {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &buffer, buffer.count, 0)
        if count > 0 { received += buffer[..<count] }
        return count
    }
}
