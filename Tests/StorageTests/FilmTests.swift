import Foundation
import Studio
import Testing

@testable import Storage

@Suite("A received film")
struct FilmTests {
    private let outer: TemporaryFolder
    private let folder: DataFolder
    private let media: MediaFolder
    private let id = GenerationID(7)

    init() throws {
        outer = try TemporaryFolder()
        folder = try DataFolder(path: outer.path)
        media = MediaFolder(folder, filmLimit: 1_000_000)
    }

    private func receive(_ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(filePath: media.partial(of: id).path))
    }

    private func refusal(of bytes: [UInt8]) throws -> MediaFault? {
        try receive(bytes)
        do {
            _ = try media.accept(id)
            try FileManager.default.removeItem(atPath: media.path(of: .video, of: id))
            return nil
        } catch let fault as MediaFault {
            #expect(try StorageTests.bytes(of: media.partial(of: id).path) == bytes)
            return fault
        }
    }

    @Test("is accepted to the byte when it is whole, for this user only", arguments: FilmForm.allCases)
    func accepted(form: FilmForm) throws {
        let film = try form.bytes()
        try receive(film)
        try media.partial(of: id).remember("\"etag\"")
        let file = try media.accept(id)
        let path = media.path(of: .video, of: id)
        #expect(path == folder.media + "/7.mp4")
        #expect(try bytes(of: path) == film)
        #expect(file.bytes == film.count)
        let digest = try #require(try output("sha256sum", path))
        #expect(digest.hasPrefix(file.sha256))
        #expect(try mode(of: path) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.media) == ["7.mp4"])
        #expect(try media.finished(id) == file)
        #expect(try media.accept(id) == file)
    }

    @Test("is not whole wherever it was cut off", arguments: FilmForm.allCases)
    func cutOff(form: FilmForm) throws {
        let film = try form.bytes()
        for percent in 0..<100 {
            let cut = Array(film.prefix(film.count * percent / 100))
            guard case .notWhole = try refusal(of: cut) else {
                Issue.record("cut at \(percent) %")
                continue
            }
        }
        for missing in 1...40 {
            guard case .notWhole = try refusal(of: Array(film.dropLast(missing))) else {
                Issue.record("without its last \(missing) bytes")
                continue
            }
        }
        guard case .notWhole = try refusal(of: film + [0]) else {
            Issue.record("with a byte too many")
            return
        }
    }

    @Test("is refused when a bit of its boxes' heads is wrong", arguments: FilmForm.allCases)
    func flippedHeads(form: FilmForm) throws {
        let film = try form.bytes()
        let file = try OpenFile.reading(outer.write(film, to: "film"))
        var walk = BoxWalk(0..<Int64(film.count))
        while case .box(let box) = try walk.next(in: file) {
            // A larger `ftyp` only swallows the empty box behind it, and a box of another name is skipped by players.
            let size = box.name == "ftyp" ? 0..<0 : 0..<32
            let name = ["ftyp", "moov", "mdat"].contains(box.name) && form != .fragmented ? 32..<64 : 32..<32
            for bit in Array(size) + Array(name) {
                var wrong = film
                wrong[Int(box.start) + bit / 8] ^= 1 << (bit % 8)
                #expect(try refusal(of: wrong) != nil, "\(box.name), bit \(bit)")
            }
        }
    }

    @Test("with any wrong byte is judged without a crash", arguments: FilmForm.allCases)
    func flippedAnywhere(form: FilmForm) throws {
        let film = try form.bytes()
        var random = SeededRandom(3)
        for count in 0..<300 {
            var wrong = film
            for _ in 0...count % 10 {
                wrong[Int.random(in: film.indices, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
            }
            switch try refusal(of: wrong) {
            case nil, .notWhole, .notAFilm: break
            case let other: throw Unexpected(other as Any)
            }
        }
    }

    static let strangers: [(String, String)] = [
        ("\n <!DOCTYPE html><title>Log in</title>", "a web page instead of a video. It begins: “<!DOCTYPE html>"),
        ("{\"error\":{\"message\":\"expired\u{202E}\"}}", "JSON instead of a video. It begins: “{\"error\""),
        ("[]", "JSON instead"),
        ("Service temporarily unavailable", "text instead of a video. It begins: “Service temp"),
        ("GIF89a\u{1}\u{0}\u{1}\u{0}\u{0}\u{0}\u{0};", "a picture instead"),
        ("\u{0}\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}", "something that is not a video"),
        ("\u{0}\u{0}\u{0}\u{8}moov", "something that is not a video"),
        ("RIFF\u{0}\u{0}\u{0}\u{0}WEBPVP8 ", "a picture instead"),
    ]

    @Test("that is something else is told by its beginning", arguments: strangers)
    func stranger(text: String, message: String) throws {
        let fault = try refusal(of: Array(text.utf8))
        guard case .notAFilm(let problem) = fault else { throw Unexpected(fault as Any) }
        #expect(problem.message.contains(message))
        #expect(!problem.message.unicodeScalars.contains("\u{202E}"))
    }

    /// `ftyp` and then boxes whose sizes are lies.
    static let absurd: [(String, [UInt8])] = [
        ("a long size beyond any file", [0, 0, 0, 1] + Array("moov".utf8) + [UInt8](repeating: 0xFF, count: 8)),
        ("a long size below its own head", [0, 0, 0, 1] + Array("moov".utf8) + [0, 0, 0, 0, 0, 0, 0, 15]),
        ("a long size that is cut off", [0, 0, 0, 1] + Array("mdat".utf8)),
        ("a size below its own head", [0, 0, 0, 7] + Array("moov".utf8)),
        ("a size of four gigabytes", [0xFF, 0xFF, 0xFF, 0xFF] + Array("mdat".utf8)),
        ("no index", [0, 0, 0, 9] + Array("mdat".utf8) + [1]),
        ("an index of nothing", [0, 0, 0, 8] + Array("moov".utf8) + [0, 0, 0, 9] + Array("mdat".utf8) + [1]),
        ("a head that is cut off", [0, 0, 0]),
    ]

    @Test("with an absurd size is not whole", arguments: absurd)
    func absurdSizes(_: String, boxes: [UInt8]) throws {
        let type: [UInt8] = [0, 0, 0, 16] + Array("ftypisom".utf8) + [0, 0, 0, 0]
        guard case .notWhole = try refusal(of: type + boxes) else {
            Issue.record("accepted")
            return
        }
    }

    @Test("may have boxes of the long form and one that runs to its end")
    func otherSizes() throws {
        func box(_ name: String, _ contents: [UInt8], long: Bool = false) -> [UInt8] {
            let size = UInt32(contents.count + (long ? 16 : 8))
            let short = (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) }
            return long
                ? [0, 0, 0, 1] + Array(name.utf8) + [0, 0, 0, 0] + short + contents
                : short + Array(name.utf8) + contents
        }
        let index = box("mvhd", [1, 2, 3], long: true) + box("trak", [])
        let film = box("free", []) + box("ftyp", Array("isom".utf8)) + box("moov", index, long: true)
        #expect(try refusal(of: film + [0, 0, 0, 0] + Array("mdat".utf8) + [1]) == nil)
        #expect(try refusal(of: film + box("mdat", [1], long: true)) == nil)
        #expect(try refusal(of: film + [0, 0, 0, 0] + Array("mdat".utf8)) != nil)
    }

    @Test("is gone on with where it broke off, and forgotten when it is thrown away")
    func partial() throws {
        let fresh = try media.partial(of: id)
        #expect(fresh.received == 0 && fresh.validator == nil && fresh.limit == 1_000_000)
        fresh.remember("W/\"1\"")
        #expect(try media.partial(of: id).validator == nil)
        try receive([1, 2, 3])
        let resumed = try MediaFolder(folder).partial(of: id)
        #expect(resumed.received == 3 && resumed.validator == "W/\"1\"")
        #expect(resumed.limit == 2 << 30)
        resumed.remember(nil)
        #expect(try media.partial(of: id).validator == nil)
        resumed.remember(String(repeating: "x", count: 5000))
        #expect(try media.partial(of: id).validator == nil)
        try media.discardPartial(of: id)
        try media.discardPartial(of: id)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.media).isEmpty)
        #expect(throws: MediaFault.self) { try media.accept(id) }
    }

    @Test("is never reached through a link")
    func link() throws {
        let film = try FilmForm.indexAtEnd.bytes()
        let elsewhere = try outer.write(film, to: "elsewhere.mp4")
        let part = try media.partial(of: id).path
        for name in [part, media.path(of: .video, of: id)] {
            try FileManager.default.createSymbolicLink(atPath: name, withDestinationPath: elsewhere)
        }
        #expect(throws: MediaFault.self) { try media.accept(id) }
        #expect(try media.finished(id) == nil)
        #expect(try media.partial(of: id).received == 0)
        #expect(!FileManager.default.fileExists(atPath: part))
    }

    @Test("that somebody cut under its final name counts as missing, and can be fetched again")
    func cutLater() throws {
        let film = try FilmForm.indexAtStart.bytes()
        let path = media.path(of: .video, of: id)
        #expect(try media.finished(id) == nil)
        try Data(film.dropLast(9)).write(to: URL(filePath: path))
        #expect(try media.finished(id) == nil)
        try receive(film)
        #expect(try media.accept(id).bytes == film.count)
        #expect(try bytes(of: path) == film)
    }
}
