import Foundation
import Studio
import Testing

@testable import Storage

@Suite("A picture that was given")
struct ReferenceTests {
    private let outer: TemporaryFolder
    private let folder: DataFolder
    private let media: MediaFolder

    init() throws {
        outer = try TemporaryFolder()
        folder = try DataFolder(path: outer.path)
        media = MediaFolder(folder)
    }

    private static let kinds = ImageTests.pictures.filter { $0.form != "VP8L" }

    @Test("has the size that it is shown with, whichever format and byte order its EXIF has", arguments: kinds)
    func orientation(picture: Picture) throws {
        let bytes = try picture.bytes()
        for orientation in 1...8 {
            for isBig in [true, false] {
                let exif = Tagged.exif(orientation, isBig: isBig)
                let kept = try media.storeReference(Tagged.tag(bytes, picture.type, exif))
                let shown = orientation < 5 ? ClipSize(width: 322, height: 186) : ClipSize(width: 186, height: 322)
                #expect(kept.size == shown, "\(orientation)")
                let file = try media.referenceFile(kept)
                #expect(file.orientation == orientation && file.width == 322 && file.height == 186)
            }
        }
    }

    @Test("is upright where its EXIF is broken or tells no orientation")
    func brokenEXIF() throws {
        let bytes = try ImageTests.pictures[1].bytes()
        let whole = Tagged.exif(6, isBig: true)
        var loop = whole
        loop[7] = 250
        for exif in [Array(whole.prefix(4)), Array(whole.prefix(24)), Tagged.exif(9, isBig: true), loop, [UInt8]()] {
            let kept = try media.storeReference(Tagged.tag(bytes, .jpeg, exif))
            #expect(kept.size == ClipSize(width: 322, height: 186))
        }
    }

    @Test("is refused where it breaks off, at every place", arguments: ImageTests.pictures)
    func truncated(picture: Picture) throws {
        let whole = try picture.bytes()
        for part in 1...40 {
            let problem = #expect(throws: Problem.self) {
                try media.storeReference(Array(whole.prefix(whole.count * part / 41)))
            }
            #expect(problem?.code == "unusable_image")
        }
        #expect(throws: Problem.self) { try media.storeReference(Array(whole.dropLast(2))) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.references).isEmpty)
    }

    @Test("is refused when it moves")
    func animated() throws {
        let path = outer.file("moving.webp")
        #expect(
            try run(
                "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=32x32:d=1:r=4", "-c:v", "libwebp_anim", path))
        let problem = #expect(throws: Problem.self) { try media.storeReference(from: path) }
        #expect(problem?.message.contains("animated") == true)
    }

    @Test("that was fitted is kept with what it was made from, unless its size is not the wanted one")
    func fitted() throws {
        let path = try outer.write(try ImageTests.pictures[0].bytes(), to: "fitted.png")
        let kept = try media.storeReference(from: path)
        let origin = ReferenceImage.Origin(picture: kept, fit: .pad)
        let image = try media.storeFitted(from: path, size: kept.size, origin: origin)
        #expect(image.origin == origin && image.isOriginal && image.storedName == kept.storedName)
        #expect(throws: Problem.self) {
            try media.storeFitted(from: path, size: ClipSize(width: 320, height: 186), origin: origin)
        }
    }

    @Test("whose file has gone, or is another one now, is asked for again")
    func gone() throws {
        let kept = try media.storeReference(try ImageTests.pictures[0].bytes())
        let other = StoredReference(type: .png, sha256: kept.sha256, size: ClipSize(width: 1, height: 1))
        #expect(throws: Problem.self) { try media.referenceFile(other) }
        try FileManager.default.removeItem(atPath: media.referencePath(kept))
        let problem = #expect(throws: Problem.self) { try media.referenceFile(kept) }
        #expect(problem?.code == "reference_gone")
    }

    @Test("is removed a week after it was last given, unless a generation was sent it or what was made of it")
    func unused() throws {
        let fixture = try Fixture()
        let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let pictures = try ["2", "6", "12", "24"].map { quality in
            try media.storeReference(
                try Picture("JPEG \(quality)", .jpeg, "-qscale:v", quality).bytes())
        }
        let names = pictures.map(\.storedName)
        #expect(Set(names).count == 4)
        let sent = ReferenceImage(
            type: .jpeg, storedName: names[0], sha256: "",
            origin: ReferenceImage.Origin(picture: pictures[1], fit: .crop))
        let settings = GenerationSettings(
            prompt: "p", model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720), references: [sent])
        let press = Press(
            token: "t", digest: "", video: fixture.video.id, server: fixture.real.server, settings: settings,
            estimate: nil)
        guard case .saved(let generation) = try fixture.store.press(press, at: Fixture.noon) else {
            return #expect(Bool(false))
        }
        let named = try fixture.store.referenceNames()
        #expect(named == [names[0], names[1]])
        let week = Interval.hours(7 * 24)
        #expect(try media.removeUnusedReferences(olderThan: week, at: now, isNamed: named) == 0)
        let later = now + week + .minutes(1)
        _ = try media.storeReference(from: media.referencePath(pictures[2]))
        try FileManager.default.setAttributes(
            [.modificationDate: Date().addingTimeInterval(3600)], ofItemAtPath: media.referencePath(pictures[2]))
        #expect(try media.removeUnusedReferences(olderThan: week, at: later, isNamed: named) == 1)
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: folder.references)) == Set(names.prefix(3)))

        try fixture.apply(.cancelled, to: generation.id)
        #expect(try fixture.store.trash(fixture.video.id, at: Fixture.noon))
        _ = try fixture.store.emptyTrash(at: Fixture.noon)
        #expect(try fixture.store.referenceNames().isEmpty)
    }
}
