import Foundation
import SQLite
import Studio
import Testing
import Zip

@testable import Storage

/// A library with films, in a data folder of its own.
final class ExportLibrary {
    let folder: TemporaryFolder
    let data: DataFolder
    let store: StudioDatabase
    let media: MediaFolder
    let archivist: LibraryArchivist
    private let filling: Fixture?

    var fixture: Fixture {
        get throws { try #require(filling) }
    }

    /// - Parameter isEmpty: without a project, a video and connections.
    init(isEmpty: Bool = false) throws {
        folder = try TemporaryFolder()
        data = try DataFolder(path: folder.path)
        filling = isEmpty ? nil : try Fixture(path: data.database)
        store = try filling?.store ?? StudioDatabase(path: data.database)
        media = MediaFolder(data)
        archivist = LibraryArchivist(store, media)
    }

    /// A completed take with a film, two pictures and a sidecar.
    func complete(
        _ token: String, video: VideoID? = nil, parent: Lineage? = nil, references: [ReferenceImage] = [],
        extras: [String: JSONValue] = [:]
    ) throws -> Generation {
        let press = try fixture.request(
            token, prompt: "“\(token)” – =1+1\n✓", video: video, parent: parent, references: references,
            extras: extras)
        guard case .saved(let take) = try store.press(press, at: Fixture.noon) else { throw Unexpected(press) }
        let job = RemoteJob.job("job/\(token)+=", .finished, progress: 100, cost: .cents(33))
        try fixture.apply(.taken(fence: .newest("f")), .accepted(job), .polled(job), to: take.id)
        let film = try FilmForm.allCases[Int(take.id.rawValue) % 3].bytes()
        try Data(film).write(to: URL(filePath: media.partial(of: take.id).path))
        let done = try fixture.apply(.fetched(try media.accept(take.id)), to: take.id)
        for (asset, bytes) in [(Asset.thumbnail, Self.webp), (.spritesheet, Self.jpeg)] {
            let path = media.temporaryPath(for: asset, of: take.id)
            try Data(bytes).write(to: URL(filePath: path))
            try media.acceptImage(asset, of: take.id, from: path)
        }
        try media.writeSidecar(of: done)
        try store.log(
            LogEntry(kind: .wire, text: "→ GET /videos \"\(token)\" \u{1}"), for: take.id, at: Fixture.noon)
        return done
    }

    static let webp =
        Array("RIFF".utf8) + [30, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 99, 0, 0]
        + [0, 0, 0, 0]
    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 50, 0, 60, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xD9]

    /// Written to a file, as a browser would save it.
    func export(_ project: ProjectID? = nil) throws -> String {
        let source = try #require(try archivist.export(project, at: Fixture.noon)).source
        var bytes: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try source.read(into: buffer)
            if count == 0 { break }
            bytes += UnsafeRawBufferPointer(rebasing: buffer[..<count])
        }
        #expect(Int64(bytes.count) == source.length)
        return try folder.write(bytes, to: "export-\(UUID().uuidString).zip")
    }

    /// Every row of what an export carries, without what belongs to the place.
    func contents() throws -> [String: [String]] {
        try store.database.read { session in
            var contents: [String: [String]] = [:]
            for table in [ExchangeTable.projects, .videos, .generations, .presses, .stars, .ledger, .events] {
                contents[table.rawValue] = try session.rows(
                    "SELECT \(try table.object(session)) AS line FROM \(table.rawValue) ORDER BY 1"
                ).map { try $0.get("line") }
            }
            return contents
        }
    }

    /// Of every file that the library is made of.
    func hashes() throws -> [String: String] {
        var hashes: [String: String] = [:]
        for folder in [media.media, media.references] {
            for name in try Files.names(in: folder) where Files.exists(folder + "/" + name) {
                hashes[name] = try sha256(of: folder + "/" + name)
            }
        }
        return hashes
    }

    func events(of take: Int64) throws -> [String] {
        try store.database.read { session in
            try session.rows("SELECT text FROM events WHERE generation = ? ORDER BY id", take)
                .map { try $0.get("text") }
        }
    }

    func usedWords() throws -> [String] {
        try store.usedPrompts(matching: "", after: nil).items.map(\.words)
    }
}

extension ExportLibrary {
    /// Two videos with takes of several ends, a star, a pick and a lineage.
    static func filled() throws -> ExportLibrary {
        let library = try ExportLibrary()
        let first = try library.complete("first")
        let second = try library.complete("second", parent: Lineage(generation: first.id, relation: .retry))
        let video = try #require(
            try library.store.addVideo(to: library.fixture.project.id, title: "Two", prompt: "p", at: Fixture.noon))
        try library.fixture.apply(.cancelled, to: try library.fixture.pressed("cancelled", video: video.id).id)
        let failed = try library.fixture.pressed("failed", estimate: nil).id
        try library.fixture.apply(.taken(fence: .empty), .refused(.test), to: failed)
        _ = try library.store.setStar(true, on: second.id, at: Fixture.noon)
        _ = try library.store.setPick(true, of: first.id)
        return library
    }
}

/// In hexadecimal.
func sha256(of path: String) throws -> String {
    try Hash.of(OpenFile.reading(path)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
