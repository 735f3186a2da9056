import Glibc
import Testing

@testable import HTTPClient

@Suite("Downloads", .timeLimit(.minutes(1)))
struct DownloadTests {
    private let folder = TemporaryFolder()

    private func download(
        _ server: ScriptedServer, to path: String, maximumBytes: Int64 = 1 << 30, timeout: Duration = .seconds(30),
        _ choice: DestinationChoice
    ) async throws(TransportError) -> HTTPReply {
        let destination = FileDestination(path: path, maximumBytes: maximumBytes) { _, _ in choice }
        return try await HTTPClient().send(HTTPRequest(url: server.url(), timeout: timeout, destination: destination))
    }

    private func serving(_ bytes: [UInt8]) -> ScriptedServer {
        .answering { peer, _ in
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: \(bytes.count)\r\n\r\n")
            peer.send(bytes)
        }
    }

    @Test("a body goes into a new private file to the byte, not into memory")
    func whole() async throws {
        let bytes = patternedBytes(5_000_001)
        let path = folder.file("clip.part")
        let reply = try await download(serving(bytes), to: path, .truncate)
        #expect(reply.bytesReceived == 5_000_001)
        #expect(reply.body.isEmpty)
        #expect(FileContent.read(path) == bytes)
        #expect(FileContent.mode(path) == 0o600)
    }

    @Test("truncate starts an older file anew")
    func truncate() async throws {
        let path = folder.file("clip.part", Array("much longer than the body".utf8))
        _ = try await download(serving(Array("new".utf8)), to: path, .truncate)
        #expect(FileContent.read(path)?.text == "new")
    }

    @Test(
        "append goes on from the offset and cuts what stood behind it",
        arguments: [(10, "0123456789abc"), (4, "0123abc"), (0, "abc")])
    func append(_ offset: Int64, _ content: String) async throws {
        let path = folder.file("clip.part", Array("0123456789".utf8))
        let reply = try await download(serving(Array("abc".utf8)), to: path, .append(from: offset))
        #expect(FileContent.read(path)?.text == content)
        #expect(reply.bytesReceived == 3)
    }

    @Test("append behind the file's end leaves no hole: it is refused")
    func appendBehindEnd() async throws {
        let path = folder.file("clip.part", [1, 2])
        let server = serving([3])
        let error = await #expect(throws: TransportError.self) {
            try await download(server, to: path, .append(from: 3))
        }
        #expect(error?.kind == .fileWrite(EINVAL))
        #expect(FileContent.read(path) == [1, 2])
    }

    @Test("the choice sees status and headers; an error's body stays in memory and the file untouched")
    func memory() async throws {
        let server = ScriptedServer.answering { peer, _ in
            peer.reply("416 Range Not Satisfiable", headers: ["Content-Range: bytes */9"], body: "no")
        }
        let path = folder.file("clip.part", [7])
        let destination = FileDestination(path: path) { status, headers in
            status == 416 && headers["content-range"] == "bytes */9" ? .memory : .truncate
        }
        let reply = try await HTTPClient().send(HTTPRequest(url: server.url(), destination: destination))
        #expect(reply.body.text == "no")
        #expect(reply.bytesReceived == 2)
        #expect(FileContent.read(path) == [7])
    }

    @Test("abort ends the transfer with the status and makes no file")
    func abort() async throws {
        let server = ScriptedServer.answering { peer, _ in
            peer.send("HTTP/1.1 200 OK\r\n\r\n")
            while peer.send("endless ") {}
        }
        let path = folder.file("clip.part")
        let error = await #expect(throws: TransportError.self) { try await download(server, to: path, .abort) }
        #expect(error?.kind == .aborted)
        #expect(error?.partialStatus == 200)
        #expect(FileContent.read(path) == nil)
    }

    @Test("a body that breaks off keeps what arrived, and the count tells how much", arguments: [false, true])
    func truncated(_ reset: Bool) async throws {
        let bytes = patternedBytes(100_000)
        let server = ScriptedServer { peer in
            _ = peer.readRequest()
            peer.send("HTTP/1.1 206 Partial\r\nContent-Length: 200000\r\n\r\n")
            peer.send(bytes)
            if reset { peer.resetOnClose() }
        }
        let path = folder.file("clip.part")
        let error = await #expect(throws: TransportError.self) { try await download(server, to: path, .truncate) }
        #expect(error?.kind == .truncated)
        #expect(error?.partialStatus == 206)
        let kept = try #require(FileContent.read(path))
        // A reset may overtake bytes that were not read yet.
        #expect(reset || kept.count == bytes.count)
        #expect(kept == Array(bytes.prefix(kept.count)))
        #expect(error?.bytesReceived == Int64(kept.count))
    }

    @Test("a full disk ends the transfer with ENOSPC")
    func fullDisk() async throws {
        let server = serving(patternedBytes(1000))
        let error = await #expect(throws: TransportError.self) {
            try await download(server, to: "/dev/full", .truncate)
        }
        #expect(error?.kind == .fileWrite(ENOSPC))
        #expect(error?.partialStatus == 200)
        #expect(error?.bytesReceived == 0)
    }

    @Test("a symbolic link is not followed")
    func link() async throws {
        let target = folder.file("precious", [9])
        let path = folder.file("clip.part")
        symlink(target, path)
        let server = serving([1])
        let error = await #expect(throws: TransportError.self) { try await download(server, to: path, .truncate) }
        #expect(error?.kind == .fileWrite(ELOOP))
        #expect(FileContent.read(target) == [9])
    }

    @Test("a file does not grow over its limit, the offset included")
    func limit() async throws {
        let path = folder.file("clip.part", [1, 2, 3])
        let server = serving([4, 5, 6])
        _ = try await download(server, to: path, maximumBytes: 6, .append(from: 3))
        let error = await #expect(throws: TransportError.self) {
            try await download(server, to: path, maximumBytes: 8, .append(from: 6))
        }
        #expect(error?.kind == .replyTooLarge)
        #expect(FileContent.read(path) == [1, 2, 3, 4, 5, 6])
    }

    @Test("a body larger than the limit of memory fits into a file")
    func largerThanMemory() async throws {
        let destination = FileDestination(path: folder.file("clip.part")) { _, _ in .truncate }
        let server = serving(patternedBytes(100))
        let reply = try await HTTPClient().send(
            HTTPRequest(url: server.url(), maximumReplyBytes: 10, destination: destination))
        #expect(reply.bytesReceived == 100)
    }
}
