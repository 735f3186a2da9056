import Foundation
import Studio
import Testing
import Worker

@Suite("Fetching a film", .timeLimit(.minutes(5)))
struct FetchingTests {
    let bench: Bench

    init() throws { bench = try Bench() }

    /// A generation that is finished at the server.
    private func finished(expiresAt: Timestamp? = nil) throws -> GenerationID {
        let id = try bench.press()
        try bench.apply(
            .taken(fence: .empty), .accepted(.job("job_1")),
            .polled(.job("job_1", .finished, expiresAt: expiresAt)), to: id)
        return id
    }

    /// A server whose film is fetched by the closure, with the number of the request from 1.
    private func server(
        _ answer: @escaping @Sendable (Int, PartialFile) -> FetchAnswer
    ) -> (server: ScriptedServer, fetches: Counter) {
        let fetches = Counter()
        var server = ScriptedServer()
        server.onFetch = { asset, _, file in
            asset == .video ? answer(fetches.count(), file) : .unsupported
        }
        return (server, fetches)
    }

    private func film(of id: GenerationID) -> [UInt8] { contents(of: bench.media.path(of: .video, of: id)) }

    private func sendFilm(_ file: PartialFile) -> FetchAnswer {
        write(WorkerTests.film(), to: file.path)
        return .received
    }

    @Test("C1, C12: what was received before a break is kept and gone on with")
    func resumed() async throws {
        let id = try finished()
        let whole = WorkerTests.film()
        let (server, fetches) = server { number, file in
            #expect(file.received == Int64(min(20 * (number - 1), whole.count)))
            #expect(file.validator == (number == 1 ? nil : "\"v1\""))
            file.remember("\"v1\"")
            let end = min(20 * number, whole.count)
            write(Array(whole[..<end]), to: file.path)
            return end == whole.count ? .received : .interrupted(.test, retryAfter: nil)
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(fetches.value == (whole.count + 19) / 20)
        #expect(film(of: id) == whole)
        await worker.stop()
    }

    @Test("B1: a network that is down for a day never fails a paid film")
    func downForLong() async throws {
        let id = try finished()
        let isDown = Flag(true)
        let (server, _) = server { _, file in
            isDown.isOn ? .interrupted(.unreachable, retryAfter: nil) : sendFilm(file)
        }
        let worker = await bench.started(server)
        await bench.pass(.hours(24), worker, step: .minutes(1))
        #expect(try bench.state(id) == .downloading)
        #expect(try bench[id].problem == .unreachable)
        isDown.isOn = false
        try await bench.run(worker) { try bench.state(id) == .completed }
        await worker.stop()
    }

    @Test("C2: a film that is cut off is fetched from the start; after five such films it has failed, money named")
    func neverWhole() async throws {
        let id = try finished()
        let (server, fetches) = server { _, file in
            #expect(file.received == 0)
            write(WorkerTests.film().dropLast(3), to: file.path)
            return .received
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .failed }
        #expect(fetches.value == 5)
        #expect(try bench[id].problem?.message.contains("$0.80") == true)
        #expect(try bench[id].charge == .estimated(.cents(80)))
        await worker.stop()
    }

    @Test("C2: a film that came cut off once is whole the next time")
    func wholeTheSecondTime() async throws {
        let id = try finished()
        let (server, _) = server { number, file in
            write(number == 1 ? WorkerTests.film().dropLast(3) : WorkerTests.film(), to: file.path)
            return .received
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .completed }
        await worker.stop()
    }

    @Test("C3: a web page in place of the film is never kept, and is asked for three times", arguments: [true, false])
    func notAFilm(isToldByServer: Bool) async throws {
        let id = try finished()
        let (server, fetches) = server { _, file in
            write(Array("<html>Sign in to this network</html>".utf8), to: file.path)
            return isToldByServer ? .unusable(.test) : .received
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .failed }
        #expect(fetches.value == 3)
        #expect(!FileManager.default.fileExists(atPath: bench.media.path(of: .video, of: id)))
        #expect(try bench.media.partial(of: id).received == 0)
        await worker.stop()
    }

    @Test("C9: an expired link: the job is asked for a fresh one, and the film comes")
    func freshLink() async throws {
        let id = try finished()
        let asked = Counter()
        var (server, _) = server { number, file in number == 1 ? .gone(.test) : sendFilm(file) }
        server.onRetrieve = { id in
            asked.count()
            return .job(.job(id, .finished), pollAfter: nil)
        }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(asked.value == 1)
        await worker.stop()
    }

    @Test("C9: past its time and gone by a fresh link too, it has failed as expired, and the money is named")
    func expired() async throws {
        let id = try finished(expiresAt: bench.clock.now + .minutes(-1))
        var (server, fetches) = server { _, _ in .gone(.test) }
        server.onRetrieve = { id in .job(.job(id, .finished), pollAfter: nil) }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .failed }
        #expect(fetches.value == 2)
        #expect(try bench[id].problem?.code == "expired")
        #expect(try bench[id].problem?.message.contains("$0.80") == true)
        await worker.stop()
    }

    @Test("C9: gone although its time is not over is believed only after three times in ten minutes")
    func goneEarly() async throws {
        let id = try finished(expiresAt: bench.clock.now + .hours(1))
        let began = bench.clock.monotonic
        var (server, _) = server { _, _ in .gone(.test) }
        server.onRetrieve = { _ in .missing(.test) }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .failed }
        #expect(bench.clock.monotonic - began >= .minutes(10))
        #expect(try bench[id].problem?.code == "expired")
        await worker.stop()
    }

    @Test("a job that ended there while its film was asked for has expired")
    func endedMeanwhile() async throws {
        let id = try finished()
        var (server, _) = server { _, _ in .gone(.test) }
        server.onRetrieve = { id in .job(.job(id, .ended(.test)), pollAfter: nil) }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .failed }
        #expect(try bench[id].problem?.code == "expired")
        await worker.stop()
    }

    @Test("C13: a whole film under its final name is adopted without a request: only its commit was missed")
    func adopted() async throws {
        let id = try finished()
        write(WorkerTests.film("kept"), to: bench.media.path(of: .video, of: id))
        let worker = try await bench.restarted(ScriptedServer())
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(film(of: id) == WorkerTests.film("kept"))
        await worker.stop()
    }

    @Test("C15: on a full disk the film waits at the server, says until when, and comes once there is room")
    func diskFull() async throws {
        let expiry = bench.clock.now + .hours(1)
        let id = try finished(expiresAt: expiry)
        let hasRoom = Flag(false)
        var media = FaultyMedia(bench.media)
        media.onFreeBytes = { hasRoom.isOn ? 1 << 30 : 40 << 20 }
        let (server, fetches) = server { _, file in
            hasRoom.isOn ? sendFilm(file) : .diskFull(Problem(code: "disk_full", message: "64 MiB are needed."))
        }
        let worker = bench.worker(ScriptedServers(server), media: media)
        await worker.start()
        await bench.pass(.seconds(290), worker, step: .seconds(5))
        #expect(fetches.value == 1)
        await bench.pass(.minutes(20), worker, step: .seconds(5))
        #expect((4...5).contains(fetches.value))
        #expect(try bench.state(id) == .downloading)
        #expect(try bench[id].problem?.code == "disk_full")
        #expect(try bench[id].problem?.message.contains(expiry.iso8601) == true)
        hasRoom.isOn = true
        try await bench.run(worker) { try bench.state(id) == .completed }
        await worker.stop()
    }

    @Test("C15: with hardly any room nothing is even asked for")
    func noRoomAtAll() async throws {
        let id = try finished()
        var media = FaultyMedia(bench.media)
        media.onFreeBytes = { 1 << 20 }
        let worker = bench.worker(ScriptedServers(ScriptedServer()), media: media)
        await worker.start()
        try await bench.run(worker) { try bench[id].problem?.code == "disk_full" }
        #expect(try bench.state(id) == .downloading)
        await worker.stop()
    }

    @Test("C15: a disk that fills up while the film is checked keeps the job waiting")
    func diskFullWhileAccepting() async throws {
        let id = try finished()
        let isFull = Flag(true)
        var media = FaultyMedia(bench.media)
        let real = bench.media
        media.onAccept = { id throws(MediaFault) in
            if isFull.isOn { throw .diskFull(.test) }
            return try real.accept(id)
        }
        let (server, _) = server { _, file in sendFilm(file) }
        let worker = bench.worker(ScriptedServers(server), media: media)
        await worker.start()
        try await bench.run(worker) { try bench[id].problem?.code == "disk_full" }
        isFull.isOn = false
        try await bench.run(worker) { try bench.state(id) == .completed }
        await worker.stop()
    }

    @Test("the server's own pictures are taken; where it has none they are made here")
    func pictures() async throws {
        let id = try finished()
        var server = ScriptedServer()
        server.onFetch = { asset, _, file in
            guard asset != .spritesheet else { return .unsupported }
            write(asset == .video ? WorkerTests.film() : picture, to: file.path)
            return .received
        }
        let worker = bench.worker(ScriptedServers(server), previews: PictureMaker())
        await worker.start()
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(contents(of: bench.media.path(of: .thumbnail, of: id)) == picture)
        #expect(contents(of: bench.media.path(of: .spritesheet, of: id)) == picture)
        await worker.stop()
    }

    @Test("without any picture the film completes all the same")
    func noPictures() async throws {
        let id = try finished()
        let (server, _) = server { _, file in sendFilm(file) }
        let worker = await bench.started(server)
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(bench.lines.withLock { $0.contains { $0.contains("no_ffmpeg") } })
        await worker.stop()
    }

    @Test("the sidecar tells of the completed generation before the row does, and is tried again when it fails")
    func sidecar() async throws {
        let id = try finished()
        let tries = Counter()
        var media = FaultyMedia(bench.media)
        media.onWriteSidecar = { generation throws(Problem) in
            #expect(generation.state == .completed)
            #expect((try? bench.state(id)) == .downloading)
            if tries.count() == 1 { throw .test }
        }
        let (server, fetches) = server { _, file in sendFilm(file) }
        let worker = bench.worker(ScriptedServers(server), media: media)
        await worker.start()
        try await bench.run(worker) { try bench.state(id) == .completed }
        #expect(tries.value == 2)
        #expect(fetches.value == 1)
        await worker.stop()
    }
}

private struct PictureMaker: PreviewMaker {
    func make(_ asset: Asset, of film: String, at path: String) async throws(Problem) {
        #expect(asset == .spritesheet)
        write(picture, to: path)
    }
}
