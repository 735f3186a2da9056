import Foundation

/// One connection that a client has opened. Only its own thread uses it.
struct Wire {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    private static let blankLine = Array("\r\n\r\n".utf8)

    /// The next request; nil when the client has left or sends nonsense.
    mutating func call() -> Call? {
        guard let end = head() else { return nil }
        let head = Array(buffer[..<end])
        let length = Call(head: head, body: [])?.headers["content-length"].flatMap { Int($0) } ?? 0
        let start = end + Self.blankLine.count
        while buffer.count < start + length {
            guard more() else { return nil }
        }
        defer { buffer.removeFirst(start + length) }
        return Call(head: head, body: Array(buffer[start..<start + length]))
    }

    private mutating func head() -> Int? {
        while true {
            if let end = buffer.firstRange(of: Self.blankLine)?.lowerBound { return end }
            guard buffer.count < 65_536, more() else { return nil }
            if buffer[0] == Self.handshake {
                _ = send(Array("HTTP/1.1 400 Plain HTTP only\r\nConnection: close\r\n\r\n".utf8))
                return nil
            }
        }
    }

    /// The first byte of TLS.
    private static let handshake: UInt8 = 0x16

    private mutating func more() -> Bool {
        var piece = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { return false }
        buffer += piece[..<count]
        return true
    }

    /// - Returns: false when the client has left.
    func send(_ bytes: some Collection<UInt8>) -> Bool {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { pointer in
                Foundation.send(descriptor, pointer.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Says nothing until the client leaves, for 30 s at most.
    func waitForLeave() {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&watched, 1, 30_000)
    }

    /// The connection will end with a reset instead of an orderly end.
    func forget() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }
}
