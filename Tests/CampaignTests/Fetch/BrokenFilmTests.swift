import Testing

@Suite("A film")
struct BrokenFilmTests {
    /// What comes at the first attempts, and the film after that.
    private static let mishaps: [(String, [Answer])] = [
        ("C1: cut off three times", Array(repeating: .cut(0.3, declared: true), count: 3)),
        ("C2: cut off without a length", [.cut(0.5, declared: false)]),
        ("C2: cut off before its last byte", [.cut(0.99, declared: false)]),
        ("C3: a web page", [.html(200)]),
        ("C3: JSON", [.json(200, #"{"status":"ok"}"#)]),
        ("C3: nothing at all", [.reply(200, [("Content-Type", "video/mp4")], [])]),
        ("C3: noise", [.reply(200, [("Content-Type", "video/mp4")], Array(repeating: 0xa5, count: 9000))]),
        ("C4: the wrong part", [.cut(0.4, declared: true), wrongPart("bytes 5-20/900000")]),
        ("C4: a part of nonsense", [.cut(0.4, declared: true), wrongPart("bytes */?")]),
        ("C4: the whole again", [.cut(0.4, declared: true), .fault(416, "No.", [("Content-Range", "bytes */77")])]),
        ("C11: compressed", [.reply(200, [("Content-Encoding", "gzip")], bomb)]),
        ("C9: not ready yet", [.fault(409, "Not ready.", [("Retry-After", "1")])]),
        ("C9: gone for a moment", [.fault(404, "No.")]),
        ("B4: busy", [.fault(429, "Slow.", [("Retry-After", "1")])]),
        ("B4: trouble", [.fault(500, "Trouble.")]),
        ("C1: connection reset", [.reset]),
        ("C1: no answer", [.close]),
    ]

    private static func wrongPart(_ range: String) -> Answer {
        .reply(206, [("Content-Type", "video/mp4"), ("Content-Range", range)], Array(repeating: 7, count: 16))
    }

    /// The head of a gzip file and noise.
    private static let bomb: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] + Array(repeating: 0x55, count: 5000)

    @Test("C1–C4, C9, C11: that comes broken is fetched again until it is whole, and kept to the byte")
    func mishaps() async throws {
        try await onStage { stage in
            let mishaps = Dictionary(uniqueKeysWithValues: Self.mishaps)
            stage.server.behave {
                $0.content = { job, _ in
                    let answers = mishaps[job.prompt] ?? []
                    return job.fetches <= answers.count ? answers[job.fetches - 1] : .honest
                }
            }
            let studio = try await stage.openWide()
            let video = try await studio.site.makeVideo()
            let ids = try await each(Self.mishaps) { try await studio.site.generate(video, $0.0) }
            for id in ids {
                let take = try await studio.site.take(id, is: "completed", within: .seconds(120))
                #expect(try await studio.site.film(id) == take.job.map(Film.of))
            }
            #expect(stage.server.book.posts.count == Self.mishaps.count)
            return studio
        }
    }

    private static let hopeless: [(String, Answer)] = [
        ("C3: always a web page", .html(200)),
        ("C3: always JSON", .json(200, #"{"status":"ok"}"#)),
        ("C5: larger than allowed", .raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\nftyp".utf8))),
        ("C11: always compressed", .reply(200, [("Content-Encoding", "br")], bomb)),
        ("C8: a loop", .redirect(302, to: "?again")),
        ("C8: to a file", .redirect(302, to: "file:///etc/passwd")),
        ("C8: to ftp", .redirect(302, to: "ftp://127.0.0.1/film.mp4")),
        ("C8: to the metadata server", .redirect(302, to: "http://169.254.169.254/latest/meta-data/")),
        ("C8: to nowhere", .redirect(302, to: "http://")),
        ("C8: to a word", .redirect(302, to: "gopher://x")),
        ("C9: gone for good", .fault(410, code: "expired", "The link has expired.")),
    ]

    @Test("C3, C5, C8, C9, C11: that never comes fails and says that it cost money; no part of it is ever shown")
    func hopeless() async throws {
        try await onStage { stage in
            let answers = Dictionary(uniqueKeysWithValues: Self.hopeless)
            stage.server.behave {
                $0.content = { job, _ in answers[job.prompt] ?? .honest }
                $0.poll = { job in
                    let isOver = job.prompt.contains("gone for good")
                    return isOver ? .json(200, job.document("completed").expired) : .honest
                }
            }
            let studio = try await stage.openWide()
            let video = try await studio.site.makeVideo()
            let ids = try await each(Self.hopeless) { try await studio.site.generate(video, $0.0) }
            for (id, name) in zip(ids, Self.hopeless.map(\.0)) {
                let take = try await studio.site.take(id, is: "failed", within: .seconds(120))
                #expect(take.code != nil && take.message?.contains("$0.40") == true, "\(name): \(take)")
                #expect(try await studio.site.film(id) == nil, "\(name)")
            }
            return studio
        }
    }
}

extension String {
    /// A job's document whose link has expired long ago.
    fileprivate var expired: String {
        replacing(/"expires_at":\d+/, with: #""expires_at":1000000000"#)
    }
}
