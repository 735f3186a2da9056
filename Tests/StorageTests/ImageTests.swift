import Foundation
import Studio
import Testing

@testable import Storage

/// A picture of a kind that people have.
struct Picture: CustomTestStringConvertible, Sendable {
    let name: String
    let type: ImageType
    let arguments: [String]
    /// The four characters that tell the form of a WebP.
    var form: String?

    init(_ name: String, _ type: ImageType, _ arguments: String..., form: String? = nil) {
        self.name = name
        self.type = type
        self.arguments = arguments
        self.form = form
    }

    var testDescription: String { name }

    /// 322 by 186 pixels.
    func bytes() throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let path = folder.file("picture." + type.fileExtension)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let source = "testsrc2=size=322x186,format=rgba,colorchannelmixer=aa=0.5"
        process.arguments = ["ffmpeg", "-f", "lavfi", "-i", source, "-frames:v", "1"] + arguments + [path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try StorageTests.bytes(of: path)
    }
}

@Suite("A picture")
struct ImageTests {
    private let outer: TemporaryFolder
    private let folder: DataFolder
    private let media: MediaFolder

    init() throws {
        outer = try TemporaryFolder()
        folder = try DataFolder(path: outer.path)
        media = MediaFolder(folder)
    }

    static let pictures = [
        Picture("PNG", .png),
        Picture("JPEG", .jpeg),
        Picture("lossy WebP", .webp, "-pix_fmt", "yuv420p", form: "VP8 "),
        Picture("lossless WebP", .webp, "-lossless", "1", "-pix_fmt", "bgra", form: "VP8L"),
        Picture("WebP with transparency", .webp, "-pix_fmt", "yuva420p", form: "VP8X"),
    ]

    @Test("is kept to the byte under its SHA-256, told by its first bytes", arguments: pictures)
    func stored(picture: Picture) throws {
        let picture = (bytes: try picture.bytes(), type: picture.type, form: picture.form)
        if let form = picture.form {
            #expect(String(decoding: picture.bytes[12..<16], as: UTF8.self).hasPrefix(form))
        }
        let path = try outer.write(picture.bytes, to: "upload.txt")
        let kept = try media.storeReference(from: path)
        #expect(kept.type == picture.type)
        #expect(kept.size == ClipSize(width: 322, height: 186))
        #expect(try bytes(of: media.referencePath(kept)) == picture.bytes)
        #expect(try mode(of: media.referencePath(kept)) == 0o600)
        #expect(try output("sha256sum", path)?.hasPrefix(kept.sha256) == true)
        #expect(try media.storeReference(picture.bytes) == kept)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.references) == [kept.storedName])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.temporary).isEmpty)
    }

    @Test("in JPEG tells its size behind any number of other segments")
    func longJPEG() throws {
        let jpeg = try Self.pictures[1].bytes()
        let segment: [UInt8] = [0xFF, 0xE1, 0xFF, 0xFF] + [UInt8](repeating: 0xC0, count: 0xFFFD)
        let padded = jpeg.prefix(2) + Array((0..<20).map { _ in segment }.joined()) + [0xFF, 0xFF] + jpeg.dropFirst(2)
        #expect(try media.storeReference(Array(padded)).size == ClipSize(width: 322, height: 186))
    }

    @Test("cut off before its size is refused", arguments: pictures)
    func cutOff(picture: Picture) throws {
        let whole = try picture.bytes()
        for length in [0, 1, 3, 8, 11, 12, 16, 20] {
            #expect(throws: Problem.self) { try media.storeReference(Array(whole.prefix(length))) }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.references).isEmpty)
    }

    @Test("with any wrong bytes is judged without a crash", arguments: pictures)
    func flipped(picture: Picture) throws {
        let whole = try picture.bytes()
        var random = SeededRandom(5)
        for _ in 0..<200 {
            var wrong = Array(whole.prefix(700))
            for _ in 0..<3 {
                let place = Int.random(in: wrong.indices, using: &random)
                wrong[place] = UInt8.random(in: 0...255, using: &random)
            }
            _ = try? media.storeReference(wrong)
        }
    }

    static let refused: [(String, [UInt8], String)] = [
        ("nothing", [], "unusable_image"),
        ("text", Array("hello".utf8), "unusable_image"),
        ("a drawing with script", Array("<svg onload=\"alert(1)\"/>".utf8), "unusable_image"),
        ("a GIF", Array("GIF89a".utf8) + [UInt8](repeating: 1, count: 40), "unusable_image"),
        ("a JPEG segment of no length", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0, 0, 0, 0], "unusable_image"),
        ("a PNG too wide", png(width: [0, 0, 0x40, 1], height: [0, 0, 0, 1]), "image_too_large"),
        ("a PNG of no height", png(width: [0, 0, 0, 1], height: [0, 0, 0, 0]), "image_too_large"),
        (
            "a PNG of 100 million pixels", png(width: [0, 0, 0x27, 0x10], height: [0, 0, 0x27, 0x10]), "image_too_large"
        ),
        ("a PNG that is a head alone", png(width: [0, 0, 0, 9], height: [0, 0, 0, 9]), "unusable_image"),
        ("a PNG of absurd size", png(width: [255, 255, 255, 255], height: [0, 0, 0, 1]), "image_too_large"),
    ]

    private static func png(width: [UInt8], height: [UInt8]) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + width + height
            + [8, 2, 0, 0, 0]
    }

    private func expectRefusal(of bytes: [UInt8], _ code: String) throws {
        let problem = #expect(throws: Problem.self) { try media.storeReference(bytes) }
        #expect(problem?.code == code)
        for folder in [folder.references, folder.temporary] {
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    @Test("that is none, or too large, is refused and leaves nothing behind", arguments: refused)
    func refusal(_: String, bytes: [UInt8], code: String) throws {
        try expectRefusal(of: bytes, code)
    }

    @Test("of more than 25 MiB is refused, and one whose markers never end")
    func long() throws {
        let small = Self.png(width: [0, 0, 0, 1], height: [0, 0, 0, 1])
        try expectRefusal(of: small + [UInt8](repeating: 0, count: (25 << 20) + 1 - small.count), "image_too_large")
        try expectRefusal(of: [0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 9000), "unusable_image")
        let whole = try Self.pictures[0].bytes()
        let long = try media.storeReference(whole + [UInt8](repeating: 0, count: (25 << 20) - whole.count))
        #expect(long.size == ClipSize(width: 322, height: 186))
    }

    @Test("for preview takes its place by its own format, and the one before gives way")
    func preview() throws {
        let id = GenerationID(12)
        #expect(media.path(of: .thumbnail, of: id) == folder.media + "/12.webp")
        #expect(media.path(of: .spritesheet, of: id) == folder.media + "/12.spritesheet.jpg")
        #expect(media.temporaryPath(for: .thumbnail, of: id).hasSuffix(".webp"))
        #expect(media.temporaryPath(for: .spritesheet, of: id).hasSuffix(".jpg"))
        #expect(media.temporaryPath(for: .thumbnail, of: id) != media.temporaryPath(for: .thumbnail, of: id))
        for (picture, name) in [
            (Self.pictures[1], "12.jpg"), (Self.pictures[2], "12.webp"), (Self.pictures[0], "12.png"),
        ] {
            let received = media.temporaryPath(for: .thumbnail, of: id)
            try Data(picture.bytes()).write(to: URL(filePath: received))
            try media.acceptImage(.thumbnail, of: id, from: received)
            #expect(media.path(of: .thumbnail, of: id) == folder.media + "/" + name)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.media) == [name])
            #expect(try mode(of: folder.media + "/" + name) == 0o600)
        }
        let page = try outer.write(Array("<html>".utf8), to: "page")
        #expect(throws: Problem.self) { try media.acceptImage(.thumbnail, of: id, from: page) }
        #expect(throws: Problem.self) {
            try media.acceptImage(.video, of: id, from: media.path(of: .thumbnail, of: id))
        }
    }
}
