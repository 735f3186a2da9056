import Studio
import Testing

@testable import VideosAPI

@Suite("A film that is fetched")
struct FetchTests {
    @Test("comes whole to the byte, with the key, from the content endpoint without a variant")
    func whole() async throws {
        let bench = try Bench { FilmShelf.serve($0) }
        let reception = try Reception()
        #expect(await bench.client.fetch(.video, of: "a/b+c=", into: reception.file) == .received)
        #expect(reception.isWholeFilm)
        #expect(reception.validator == FilmShelf.tag)
        #expect(bench.requests.map(\.target) == ["/v1/videos/a%2Fb%2Bc%3D/content"])
        #expect(bench.requests[0].header("authorization") == "Bearer \(Bench.canary)")
        #expect(bench.requests[0].header("range") == nil)
    }

    @Test("goes on where it broke off, again and again")
    func resumes() async throws {
        let bench = try Bench { FilmShelf.serve($0, cutAfter: 90_000) }
        let reception = try Reception()
        for _ in 0..<3 {
            guard case .interrupted = await bench.client.fetch(.video, of: "v1", into: reception.file) else {
                return #expect(Bool(false), "a cut body counts as whole")
            }
        }
        #expect(await bench.client.fetch(.video, of: "v1", into: reception.file) == .received)
        #expect(reception.isWholeFilm)
        #expect(bench.requests.map { $0.header("range") } == [nil, "bytes=90000-", "bytes=180000-", "bytes=270000-"])
        #expect(bench.requests.dropFirst().allSatisfy { $0.header("if-range") == FilmShelf.tag })
    }

    @Test("starts again when the server has another film by now")
    func changed() async throws {
        let bench = try Bench { FilmShelf.serve($0, tag: "\"v2\"") }
        let reception = try Reception()
        reception.begin([UInt8](repeating: 1, count: 500), validator: FilmShelf.tag)
        #expect(await bench.client.fetch(.video, of: "v1", into: reception.file) == .received)
        #expect(reception.isWholeFilm)
        #expect(reception.validator == "\"v2\"")
    }

    @Test("is emptied before another validator is remembered, so that no crash can join two films")
    func order() async throws {
        let bench = try Bench { FilmShelf.serve($0, tag: "\"v2\"") }
        let reception = try Reception()
        reception.begin([UInt8](repeating: 1, count: 500), validator: FilmShelf.tag)
        let sizes = Lines()
        let file = PartialFile(
            path: reception.file.path, limit: 1 << 30, received: 500, validator: FilmShelf.tag,
            remember: { sizes.add("\($0 ?? "nothing") after \(reception.bytes.count) bytes") })
        #expect(await bench.client.fetch(.video, of: "v1", into: file) == .received)
        #expect(sizes.all == ["\"v2\" after 0 bytes"])
    }

    @Test("starts again without a validator that allows to go on")
    func noValidator() async throws {
        let bench = try Bench { FilmShelf.serve($0) }
        let reception = try Reception()
        reception.begin(Array(FilmShelf.film.prefix(500)), validator: nil)
        #expect(await bench.client.fetch(.video, of: "v1", into: reception.file) == .received)
        #expect(reception.isWholeFilm)
        #expect(bench.requests[0].header("range") == nil)
    }

    static let wrongParts: [[String: String]] = [
        ["Content-Range": "bytes 0-299999/300000"], ["Content-Range": "bytes 600-299999/300000"],
        ["Content-Range": "bytes 500-499/300000"], ["Content-Range": "bytes 500-300000/300000"],
        ["Content-Range": "bytes */300000"], ["Content-Range": "lines 500-299999/300000"], ["Content-Range": "x"], [:],
        ["Content-Range": "bytes 500-299999/300000", "ETag": "\"other\""],
        ["Content-Range": "bytes 500-99999999999999999999/300000"],
    ]

    @Test("starts again when another part came than was asked for", arguments: wrongParts)
    func wrongPart(_ headers: [String: String]) async throws {
        let bench = try Bench { request in
            guard request.header("range") != nil else { return FilmShelf.serve(request) }
            return .reply(206, headers, body: [9, 9, 9])
        }
        let reception = try Reception()
        reception.begin(Array(FilmShelf.film.prefix(500)), validator: FilmShelf.tag)
        #expect(await bench.client.fetch(.video, of: "v1", into: reception.file) == .received)
        #expect(reception.isWholeFilm)
        #expect(bench.requests.count == 2)
    }

    @Test("goes on when the server knows no total, and waits for the rest when it sent less than the rest")
    func partOfTheRest() async throws {
        let bench = try Bench { request in
            let offset = Int(request.header("range")?.dropFirst(6).dropLast() ?? "") ?? 0
            let end = min(offset + 100_000, FilmShelf.film.count)
            let total = end == FilmShelf.film.count ? "*" : "\(FilmShelf.film.count)"
            return .reply(
                206, ["Content-Range": "bytes \(offset)-\(end - 1)/\(total)"], body: Array(FilmShelf.film[offset..<end])
            )
        }
        let reception = try Reception()
        reception.begin(Array(FilmShelf.film.prefix(100_000)), validator: FilmShelf.tag)
        let first = await bench.client.fetch(.video, of: "v1", into: reception.file)
        guard case .interrupted(let problem, _) = first else { return #expect(Bool(false), "\(first)") }
        #expect(problem.message.contains("200000 of 300000"))
        #expect(await bench.client.fetch(.video, of: "v1", into: reception.file) == .received)
        #expect(reception.isWholeFilm)
    }

    @Test("is whole when the server has nothing after what is here, and starts again when its size differs")
    func unsatisfied() async throws {
        for (total, requests) in [(FilmShelf.film.count, 1), (FilmShelf.film.count + 1, 2)] {
            let bench = try Bench { request in
                request.header("range") == nil
                    ? FilmShelf.serve(request) : .reply(416, ["Content-Range": "bytes */\(total)"], body: [])
            }
            let reception = try Reception()
            reception.begin(FilmShelf.film, validator: FilmShelf.tag)
            #expect(await bench.client.fetch(.video, of: "v1", into: reception.file) == .received)
            #expect(reception.isWholeFilm)
            #expect(bench.requests.count == requests)
        }
    }

    @Test("is told from a web page, JSON and words by its bytes, and the type is only a hint")
    func content() async throws {
        for (type, text) in [
            ("text/html", " \n<html>Sign in</html>"), ("video/mp4", #"{"oops":1}"#), ("", "Not ready"),
        ] {
            let bench = try Bench.always(.text(200, text, type: type))
            let answer = await bench.client.fetch(.video, of: "v1", into: try Reception().file)
            guard case .unusable(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
            #expect(problem.code == "not_a_film" && problem.message.hasSuffix(text.trimmed))
        }
        let mislabelled = try Bench.always(.reply(200, ["Content-Type": "text/html"], body: FilmShelf.film))
        #expect(await mislabelled.client.fetch(.video, of: "v1", into: try Reception().file) == .received)
    }

    @Test("is refused when it is larger than allowed, whether or not its size was told")
    func tooLarge() async throws {
        let endless = Script(steps: [
            .send(Script.head(200, ["Content-Type": "video/mp4"], length: nil)),
            .sendForever([UInt8](repeating: 0, count: 65_536)),
        ])
        for script in [Script.reply(200, [:], body: FilmShelf.film), endless] {
            let bench = try Bench.always(script)
            let reception = try Reception(limit: 200_000)
            let answer = await bench.client.fetch(.video, of: "v1", into: reception.file)
            guard case .unusable(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
            #expect(problem.code == "film_too_large")
            #expect(reception.bytes.count <= 200_000)
        }
    }

    @Test("is never unpacked")
    func encoded() async throws {
        let bench = try Bench.always(.reply(200, ["Content-Encoding": "gzip"], body: [0x1F, 0x8B, 8, 0]))
        let answer = await bench.client.fetch(.video, of: "v1", into: try Reception().file)
        guard case .unusable(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.code == "film_encoded")
        #expect(bench.requests[0].header("accept-encoding") == nil)
    }

    @Test("C6: is broken off when it drips, and what came is kept")
    func stall() async throws {
        let head = Script.head(200, ["ETag": FilmShelf.tag], length: FilmShelf.film.count)
        let bench = try Bench.always(
            Script(steps: [.send(head + FilmShelf.film.prefix(100)), .wait]), patience: Patience(stall: .seconds(1)))
        let reception = try Reception()
        let answer = await bench.client.fetch(.video, of: "v1", into: reception.file)
        guard case .interrupted(let problem, _) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.code == "stalled")
        #expect(reception.bytes == Array(FilmShelf.film.prefix(100)))
    }

    @Test("waits at the server when the disk is full")
    func diskFull() async throws {
        let bench = try Bench { FilmShelf.serve($0) }
        let answer = await bench.client.fetch(.video, of: "v1", into: try Reception(path: "/dev/full").file)
        guard case .diskFull(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.message.contains("300000 bytes"))
    }

    @Test("is asked for again when the server has trouble", arguments: [408, 409, 425, 429, 500, 502, 503])
    func trouble(_ status: Int) async throws {
        let bench = try Bench.always(.json("{}", status, ["Retry-After": "7"]))
        let answer = await bench.client.fetch(.video, of: "v1", into: try Reception().file)
        guard case .interrupted(_, .seconds(7)) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(bench.requests.count == 1)
    }
}
