import HTTPClient
import Studio
import Testing

@testable import VideosAPI

@Suite("A film's redirects")
struct RedirectTests {
    @Test("lead to a storage host without the key", arguments: [301, 302, 303, 307, 308])
    func storage(_ status: Int) async throws {
        let storage = try ScriptedServer { FilmShelf.serve($0) }
        defer { storage.stop() }
        let bench = try Bench.always(.redirect(status, to: "\(storage.url)/bucket/film?sig=1"))
        let reception = try Reception()
        #expect(await bench.client.fetch(.video, of: "v1", into: reception.file) == .received)
        #expect(reception.isWholeFilm)
        let seen = try #require(storage.requests.first)
        #expect(seen.header("authorization") == nil && seen.header("cookie") == nil)
        #expect(!String(decoding: seen.raw, as: UTF8.self).contains(Bench.canary))
    }

    @Test("keep the key at the own server")
    func own() async throws {
        let bench = try Bench { request in
            request.path == "/files/film" ? FilmShelf.serve(request) : .redirect(302, to: "/files/film")
        }
        #expect(await bench.client.fetch(.video, of: "v1", into: try Reception().file) == .received)
        #expect(bench.requests.allSatisfy { $0.header("authorization") == "Bearer \(Bench.canary)" })
    }

    @Test("go on where the film broke off")
    func resumed() async throws {
        let storage = try ScriptedServer { FilmShelf.serve($0, cutAfter: 200_000) }
        defer { storage.stop() }
        let bench = try Bench.always(.redirect(302, to: "\(storage.url)/film"))
        let reception = try Reception()
        _ = await bench.client.fetch(.video, of: "v1", into: reception.file)
        #expect(await bench.client.fetch(.video, of: "v1", into: reception.file) == .received)
        #expect(reception.isWholeFilm)
        #expect(storage.requests.last?.header("range") == "bytes=200000-")
    }

    /// The content endpoint redirects to `target`; the job has no other link.
    private func answer(to target: String, at server: inout Bench?) async throws -> FetchAnswer {
        let bench = try Bench { request in
            request.path == "/v1/videos/v1" ? .json(FilmShelf.job()) : .redirect(302, to: target)
        }
        server = bench
        return await bench.client.fetch(.video, of: "v1", into: try Reception().file)
    }

    @Test("end after three in a row")
    func loop() async throws {
        var bench: Bench?
        let answer = try await answer(to: "/v1/videos/v1/content", at: &bench)
        guard case .unusable(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(problem.code == "redirect_refused")
        #expect(bench?.requests.filter { $0.path.hasSuffix("/content") }.count == 4)
    }

    static let refused = [
        "file:///etc/passwd", "ftp://127.0.0.1/film", "gopher://127.0.0.1/", "data:video/mp4;base64,AAAA",
        "javascript:alert(1)", "//user:word@127.0.0.1/film", "http://user@127.0.0.1/film", "http://",
        "http://127.1/film", "http://2130706433/", "http://0x7f000001/", "http://127.0.0.1:0/",
        "http://127.0.0.1:99999/",
        "http://169.254.169.254/latest/meta-data/", "http://[::ffff:169.254.169.254]/", "http://[fe80::1]/",
        "http://100.100.100.200/", "http://[fd00:ec2::254]/", "http://168.63.129.16/", "http://0.0.0.0/",
        "http://[::]/",
        "http://224.0.0.1/", "http://[ff02::1]/", "http://metadata.google.internal:99999/", "https://ex ample.com/",
    ]

    @Test("to other schemes, odd notations and forbidden addresses are refused", arguments: refused)
    func refusedTargets(_ target: String) async throws {
        var bench: Bench?
        let answer = try await answer(to: target, at: &bench)
        guard case .unusable(let problem) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(["redirect_refused", "address_refused"].contains(problem.code))
    }

    static let hops: [(from: String, location: String, to: String?)] = [
        ("https://a.example/v1/x", "https://b.example/y?s=1", "https://b.example/y?s=1"),
        ("https://a.example/v1/x", "//b.example/y", "https://b.example/y"),
        ("https://a.example/v1/x", "../y", "https://a.example/y"),
        ("https://a.example/v1/x", "http://a.example/v1/x", nil), ("https://a.example/v1/x", "http://127.0.0.1/", nil),
        ("http://gpu/v1/x", "https://b.example/y", "https://b.example/y"),
        ("http://gpu/v1/x", "http://nas/y", "http://nas/y"),
    ]

    @Test("never lead from https to http", arguments: hops)
    func downgrade(_ from: String, _ location: String, _ to: String?) throws {
        let client = try Bench.always(.json("{}")).client
        let receiver = Receiver(
            courier: client.courier, explain: client.explain, asset: .video, file: try Reception().file)
        let target = receiver.target(location, from: try HTTPURL(from), 1)
        #expect((try? target.get())?.description == to)
    }

    static let addresses: [(home: String, address: String, isPermitted: Bool)] = [
        ("93.184.216.34", "142.250.1.1", true), ("93.184.216.34", "127.0.0.1", false),
        ("93.184.216.34", "::1", false), ("93.184.216.34", "10.0.0.5", false),
        ("93.184.216.34", "192.168.1.1", false), ("93.184.216.34", "fd12::1", false),
        ("93.184.216.34", "::ffff:10.0.0.5", false), ("93.184.216.34", "64:ff9b::7f00:1", false),
        ("93.184.216.34", "169.254.169.254", false), ("93.184.216.34", "2606:2800::1", true),
        ("192.168.1.20", "192.168.1.30", true), ("192.168.1.20", "142.250.1.1", true),
        ("192.168.1.20", "127.0.0.1", false), ("192.168.1.20", "169.254.169.254", false),
        ("192.168.1.20", "100.100.100.200", false), ("192.168.1.20", "fd00:ec2::254", false),
        ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "::1", true), ("127.0.0.1", "10.0.0.5", true),
        ("127.0.0.1", "169.254.169.254", false), ("127.0.0.1", "0.0.0.0", false), ("127.0.0.1", "168.63.129.16", false),
    ]

    @Test("connect to private addresses only when the server itself is at one", arguments: addresses)
    func privacy(_ home: String, _ address: String, _ isPermitted: Bool) throws {
        let server: IPAddress = try #require(IPAddress(home))
        let policy = AddressPolicy.other(home: server)
        #expect(policy.permits(try #require(IPAddress(address))) == isPermitted)
    }

    @Test("connect to public addresses only when it is not known where the server is")
    func unknownHome() throws {
        #expect(AddressPolicy.other(home: nil).permits(try #require(IPAddress("142.250.1.1"))))
        #expect(!AddressPolicy.other(home: nil).permits(try #require(IPAddress("127.0.0.1"))))
    }
}
