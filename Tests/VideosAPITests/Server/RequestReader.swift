import Glibc

/// Reads requests from a socket.
struct RequestReader {
    private let connection: Int32

    init(_ connection: Int32) {
        self.connection = connection
    }

    func next() -> ReceivedRequest? {
        var bytes: [UInt8] = []
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let start = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) {
                let head = Array(bytes[..<(start + 4)])
                guard let bare = ReceivedRequest(head: head, body: []) else { return nil }
                var body = Array(bytes[(start + 4)...])
                let length = bare.header("content-length").flatMap { Int($0) } ?? 0
                while body.count < length, let more = read() { body += more }
                return ReceivedRequest(head: head, body: body)
            }
            guard let more = read() else { return nil }
            bytes += more
        }
    }

    func waitForEnd() {
        while read() != nil {}
    }

    private func read() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(connection, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }
}
