import Foundation
import Synchronization
import Testing

@testable import HTTPServer

@Suite("A streamed body")
struct StreamTests {
    /// Counts up in bytes; may end early or break.
    private final class Counting: BodyStream {
        struct Broken: Error {}

        let length: Int?
        private let end: Int
        private let breaks: Bool
        private let given = Mutex(0)
        private let onEnd: @Sendable () -> Void

        init(
            _ count: Int, announced: Bool = true, end: Int? = nil, breaks: Bool = false,
            onEnd: @escaping @Sendable () -> Void = {}
        ) {
            length = announced ? count : nil
            self.end = end ?? count
            self.breaks = breaks
            self.onEnd = onEnd
        }

        deinit { onEnd() }

        var count: Int { given.withLock { $0 } }

        static func byte(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: index &* 31 ^ index >> 9) }

        func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
            try given.withLock { given in
                if breaks, given == end { throw Broken() }
                // A reader may give less than it is asked for.
                let count = min(buffer.count, end - given, 50_001)
                for offset in 0..<count { buffer[offset] = Self.byte(given + offset) }
                given += count
                return count
            }
        }
    }

    private static let size = 1_500_000
    private static let content = (0..<size).map(Counting.byte)

    private func start(
        _ stream: @escaping @Sendable () -> Counting, onError: @escaping Application.ErrorLog = { _, _ in }
    ) throws -> Server {
        let route = Route("GET", "/stream") { _ in
            Response(headers: [("Content-Type", "application/zip")], body: .stream(stream()))
        }
        return try TestServer.start(Application(routes: [route], onError: onError))
    }

    @Test("arrives whole with its length, and the connection goes on")
    func whole() throws {
        let server = try start { Counting(Self.size) }
        defer { server.stop() }
        let connection = try RawConnection(server)
        for _ in 0..<2 {
            connection.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
            let response = try connection.response()
            #expect(response.header("content-length") == "\(Self.size)")
            #expect(response.body == Self.content)
        }
    }

    @Test("of unknown length arrives in chunks")
    func chunked() throws {
        let server = try start { Counting(Self.size, announced: false) }
        defer { server.stop() }
        let connection = try RawConnection(server)
        connection.send("GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        let response = try #require(connection.rest())
        let head = String(decoding: response.prefix(400), as: UTF8.self).lowercased()
        #expect(head.contains("transfer-encoding: chunked"))
        #expect(response.suffix(5) == Array("0\r\n\r\n".utf8))
    }

    @Test("is not read for HEAD, which tells its length all the same")
    func head() throws {
        let stream = Counting(Self.size)
        let server = try start { stream }
        defer { server.stop() }
        let connection = try RawConnection(server)
        connection.send("HEAD /stream HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try connection.response(toHead: true).header("content-length") == "\(Self.size)")
        #expect(stream.count == 0)
    }

    @Test("is let go of when its reader leaves in the middle, and was not read to its end")
    func leaver() throws {
        let ended = Atomic(0)
        let size = 400 << 20
        let count = Mutex<Int>(0)
        let server = try start {
            Counting(size) { _ = ended.add(1, ordering: .relaxed) }
        }
        defer { server.stop() }
        do {
            let connection = try RawConnection(server, receiveBuffer: 4096)
            connection.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
            count.withLock { $0 = connection.skip(4096) }
        }
        #expect(count.withLock { $0 } > 0)
        #expect(TestServer.eventually { ended.load(ordering: .relaxed) == 1 })
    }

    @Test("that breaks or ends early closes the connection and tells the log", arguments: [true, false])
    func broken(breaks: Bool) throws {
        let causes = Mutex<[String]>([])
        let server = try start(
            { Counting(Self.size, end: 100_000, breaks: breaks) },
            onError: { _, problem in causes.withLock { $0.append("\(problem.cause.map { type(of: $0) }, default: "")") }
            })
        defer { server.stop() }
        let connection = try RawConnection(server)
        connection.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
        let received = connection.rest()?.count ?? 0
        #expect(received < Self.size)
        #expect(causes.withLock { $0 } == [breaks ? "Broken" : "WrongLength"])
    }
}
