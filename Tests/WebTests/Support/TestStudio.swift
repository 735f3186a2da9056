import Foundation
import HTTPClient
import HTTPServer
import Mustache
import Storage
import Studio
import Synchronization

@testable import Web

/// The studio's pages over real HTTP, with a real database and real media files in a folder of their own. There is
/// no worker: a test moves a generation on by saying what happened to it.
final class TestStudio: Sendable {
    let folder: DataFolder
    let store: StudioDatabase
    let media: MediaFolder
    let context: StudioContext
    let server: Server
    let client = HTTPClient()
    let now = Mutex(Timestamp(milliseconds: 1_790_000_000_000))
    let wakes = Atomic<Int>(0)
    /// What was said to what works behind the pages.
    let words = Mutex<[String]>([])
    let candidates = Mutex<CandidatesAnswer>(.notLooked)
    let test = Mutex<ConnectionTest>(.notAsked)
    let jobs = Mutex<JobListing>(.notAsked)
    let making = Mutex<CharacterMaking>(.idle)
    let waiting = Mutex<WaitReason?>(nil)
    let importState = Mutex<ImportState>(.idle)
    private let path: String

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// - Parameter kind: `.simulator` costs nothing; `.openai` spends real money.
    init(_ kind: ConnectionKind = .openai, offers: [ModelOffer] = Catalog.sora, pinned: ConnectionID? = nil) throws {
        path = NSTemporaryDirectory() + "dailies-web-\(UUID().uuidString)"
        folder = try DataFolder(path: path)
        store = try StudioDatabase(path: folder.database)
        media = MediaFolder(folder)
        let box = Box()
        let media = media
        let archivist = LibraryArchivist(store, media)
        context = StudioContext(
            store: store, media: media,
            pictures: TestPictures(media: media).tools,
            templates: try TemplateSet(folder: Self.root + "/Views"),
            files: try StaticFiles(folder: Self.root + "/Public"),
            clock: StudioClock(
                now: { box.studio?.now.withLock { $0 } ?? Timestamp(milliseconds: 0) },
                monotonic: { Interval(milliseconds: 0) }, sleep: { _ in }),
            tokens: FormTokens(secret: folder.secret),
            worker: WorkerHandle(
                wake: { box.studio?.wakes.add(1, ordering: .relaxed) },
                candidates: { _ in box.studio?.candidates.withLock { $0 } ?? .notLooked },
                jobChanged: { id, job in box.note("job changed \(id) \(job)") },
                waiting: { _ in box.studio?.waiting.withLock { $0 } }),
            connections: ConnectionTools(
                pinned: pinned, keys: KeyFile(folder),
                checkAddress: { text throws(Problem) in try Self.address(text) },
                checkKey: { _ in }, environment: { $0 == "VIDEO_KEY" ? "sk-from-the-environment" : nil },
                test: { id in box.note("test \(id)") },
                testState: { _ in box.studio?.test.withLock { $0 } ?? .notAsked },
                listJobs: { id in box.note("list jobs \(id)") },
                jobs: { _ in box.studio?.jobs.withLock { $0 } ?? .notAsked },
                makeCharacter: { id, name in box.note("make character \(id) \(name)") },
                characterState: { _ in box.studio?.making.withLock { $0 } ?? .idle }),
            exchange: ExchangeTools(
                library: archivist,
                beginImport: { path in box.importArchive(path, archivist) },
                importState: { box.studio?.importState.withLock { $0 } ?? .idle }),
            pollInterval: .seconds(2), log: .silent, version: "9.9.9")
        _ = try store.ensureConnection(
            name: "Test server", kind: kind, address: "http://localhost:1/v1", keyFingerprint: "", keySource: .none,
            offers: offers, makeDefault: true, at: Timestamp(milliseconds: 1))
        let port = ServedPort()
        server = try Server(
            application: WebApplication.make(context, port: port),
            configuration: Configuration(port: 0, temporaryFolder: folder.temporary))
        port.set(server.port)
        box.studio = self
    }

    deinit {
        server.stop()
        client.shutdown()
        try? FileManager.default.removeItem(atPath: path)
    }

    // @unchecked because the reference is set once, before the server hands out its first request.
    private final class Box: @unchecked Sendable {
        weak var studio: TestStudio?

        /// At once, where the program does it behind the page.
        func importArchive(_ path: String, _ library: LibraryArchivist) -> Bool {
            guard let studio,
                studio.importState.withLock({ state in
                    if case .running = state { false } else { true }
                })
            else { return false }
            let state: ImportState
            do throws(Problem) {
                state = .done(try library.importLibrary(from: path, at: studio.time), at: studio.time)
            } catch {
                state = .failed(error, at: studio.time)
            }
            studio.importState.withLock { $0 = state }
            try? FileManager.default.removeItem(atPath: path)
            return true
        }

        func note(_ word: String) {
            studio?.words.withLock { $0.append(word) }
        }
    }

    private static func address(_ text: String) throws(Problem) -> String {
        guard text.hasPrefix("http") else { throw Problem(code: "base_url", message: "A base URL starts with http.") }
        return text
    }

    /// What was asked of the worker, in this order.
    var wishes: [Wish] { get throws { try store.wishes().map(\.wish) } }

    var origin: String { "http://localhost:\(server.port)" }
}

// Requests as a browser or a script sends them.
extension TestStudio {
    static let sameOrigin = [("Sec-Fetch-Site", "same-origin")]

    func get(_ path: String, _ headers: [(String, String)] = []) async throws -> HTTPReply {
        try await client.send(HTTPRequest(method: "GET", url: origin + path, headers: headers))
    }

    func send(_ method: String, _ path: String, _ headers: [(String, String)] = []) async throws -> HTTPReply {
        try await client.send(HTTPRequest(method: method, url: origin + path, headers: headers))
    }

    /// A form as the browser posts it from our own page.
    func post(
        _ path: String, _ fields: [(String, String)], headers: [(String, String)] = sameOrigin
    ) async throws -> HTTPReply {
        let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await client.send(
            HTTPRequest(
                method: "POST", url: origin + path, headers: headers,
                body: .bytes(Array(body.utf8), contentType: "application/x-www-form-urlencoded")))
    }

    func postParts(_ path: String, _ parts: [HTTPRequest.Part]) async throws -> HTTPReply {
        try await client.send(
            HTTPRequest(method: "POST", url: origin + path, headers: Self.sameOrigin, body: .multipart(parts)))
    }

    func postJSON(_ path: String, _ json: String, headers: [(String, String)] = []) async throws -> HTTPReply {
        try await client.send(
            HTTPRequest(
                method: "POST", url: origin + path, headers: headers,
                body: .bytes(Array(json.utf8), contentType: "application/json")))
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

extension HTTPReply {
    var text: String { String(decoding: body, as: UTF8.self) }

    var json: JSONValue { (try? JSONDecoder().decode(JSONValue.self, from: Data(body))) ?? .null }

    /// The value of the first hidden or text field of that name.
    func field(_ name: String) -> String? {
        firstMatch("name=\"\(name)\" value=\"([^\"]*)\"")
    }

    func firstMatch(_ pattern: String) -> String? {
        guard let regex = try? NSRegularExpression(pattern: pattern),
            let match = regex.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)),
            let range = Range(match.range(at: 1), in: text)
        else { return nil }
        return String(text[range])
    }
}
