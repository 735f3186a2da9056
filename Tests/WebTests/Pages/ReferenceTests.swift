import Foundation
import HTTPClient
import Storage
import Studio
import Testing

@testable import Web

@Suite("A reference picture")
struct ReferenceTests {
    private func file(_ bytes: [UInt8], _ name: String = "a.png") throws -> HTTPRequest.Part {
        let path = NSTemporaryDirectory() + "picture-\(UUID().uuidString)"
        try Data(bytes).write(to: URL(filePath: path))
        return .file("input_reference", path: path, fileName: name, contentType: "image/png")
    }

    private func press(
        _ studio: TestStudio, _ video: Video, size: String = "1280x720", _ extra: [HTTPRequest.Part]
    ) async throws -> HTTPReply {
        let page = try await studio.get("/videos/\(video.id)/generate-sora")
        let fields: [HTTPRequest.Part] = [
            .text("form_token", try #require(page.field("form_token"))), .text("prompt", "A tram"),
            .text("model", "sora-2"), .text("seconds", "4"), .text("size", size),
        ]
        return try await studio.postParts("/videos/\(video.id)/generate-sora", fields + extra)
    }

    private func references(_ studio: TestStudio, _ video: Video) throws -> [ReferenceImage] {
        try #require(try studio.store.video(video.id)?.takes.first).settings.references
    }

    @Test("an empty file is refused by its name, for a form and for a script")
    func emptyFile() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let path = studio.folder.temporary + "/empty.png"
        try Data().write(to: URL(filePath: path))
        let file = HTTPRequest.Part.file("input_reference", path: path, fileName: "empty.png", contentType: "image/png")
        let reply = try await studio.postParts("/api/videos/\(video.id)/generate-sora", [file])
        #expect(reply.status == 422)
        #expect(reply.text.contains("empty.png is empty"))
        let token = try #require(try await studio.get("/videos/\(video.id)/generate-sora").field("form_token"))
        let form = [HTTPRequest.Part.text("form_token", token), .text("prompt", "A tram"), file]
        let page = try await studio.postParts("/videos/\(video.id)/generate-sora", form)
        #expect(page.status == 422)
        #expect(page.text.contains("empty.png is empty") && page.text.contains("A tram"))
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
    }

    @Test(
        "what a script misspells in a form is refused by its name, and costs nothing",
        arguments: [
            (HTTPRequest.Part.text("input_reference", "photo.jpg"), "input_reference"), (.text("secs", "12"), "secs"),
            (.text("variations", "4"), "variations"), (.text("prompt", ""), "prompt"),
            (.text("extras", "seed"), "extras"),
            (.text("connection", "99"), "connection"),
        ])
    func misspelled(part: HTTPRequest.Part, name: String) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let reply = try await studio.postParts("/api/videos/\(video.id)/generate-sora", [.text("seconds", "4"), part])
        #expect(reply.status == 422)
        #expect(reply.json["error"]?["param"]?.string == name)
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
    }

    @Test("of exactly the clip's size is sent as it came")
    func fits() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let bytes = try TestPictures.picture("1280x720")
        #expect(try await press(studio, video, [try file(bytes)]).status == 303)
        let image = try #require(try references(studio, video).first)
        #expect(image.type == .png && image.isOriginal)
        #expect(try [UInt8](Data(contentsOf: URL(filePath: studio.media.referencePath(image)))) == bytes)
    }

    @Test("of another size is fitted when the button is pressed, and the original is kept", arguments: Fit.allCases)
    func fitted(fit: Fit) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let bytes = try TestPictures.picture("300x500", ending: "jpg")
        let extra: [HTTPRequest.Part] = [try file(bytes), .text("reference_fit", fit.rawValue)]
        #expect(try await press(studio, video, extra).status == 303)
        let image = try #require(try references(studio, video).first)
        let origin = try #require(image.origin)
        #expect(image.type == .png && !image.isOriginal && origin.fit == fit)
        #expect(origin.picture.type == .jpeg && origin.picture.size == ClipSize(width: 300, height: 500))
        #expect(try [UInt8](Data(contentsOf: URL(filePath: studio.media.referencePath(origin.picture)))) == bytes)
        let file = try studio.media.storeReference(from: studio.media.referencePath(image))
        #expect(file.size == ClipSize(width: 1280, height: 720))
    }

    @Test("is shown, before anything is pressed, to the byte as it will be sent", arguments: Fit.allCases)
    func preview(fit: Fit) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let shown = try await press(
            studio, video,
            [
                try file(try TestPictures.picture("300x500")), .text("reference_fit", fit.rawValue),
                .text("preview", "true"),
            ])
        #expect(shown.status == 200)
        let address = try #require(shown.firstMatch("src=\"(/references/[^\"]*)\"")).replacing("&amp;", with: "&")
        #expect(address.hasSuffix("/preview?size=1280x720&fit=\(fit.rawValue)"))
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
        let picture = try await studio.get(address)
        #expect(picture.status == 200 && picture.headers["content-type"] == "image/png")
        #expect(picture.headers["x-content-type-options"] == "nosniff")
        #expect(picture.headers["cache-control"]?.hasPrefix("private") == true)
        let kept = try #require(shown.field("kept_reference"))
        let pressed = try await press(
            studio, video, [.text("kept_reference", kept), .text("reference_fit", fit.rawValue)])
        #expect(pressed.status == 303)
        let take = try #require(try studio.store.video(video.id)?.takes.first)
        let sent = try await studio.get("/generations/\(take.id)/references/1")
        #expect(sent.body == picture.body && !sent.body.isEmpty)
        let onDisk = studio.media.referencePath(take.settings.references[0])
        #expect(try [UInt8](Data(contentsOf: URL(filePath: onDisk))) == picture.body)
        #expect(try await studio.get("/generations/\(take.id)/references/1/original").status == 200)
        let record = try await studio.get("/generations/\(take.id)")
        #expect(record.text.contains("Picture as it was sent") && record.text.contains("As it was given, 300x500"))
    }

    @Test("stays with the form that is refused for another reason, with its fit")
    func stays() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let extra: [HTTPRequest.Part] = [
            try file(try TestPictures.picture("300x500")), .text("reference_fit", "pad"),
        ]
        let refused = try await press(studio, video, size: "1920x1080", extra)
        #expect(refused.status == 422 && refused.text.contains("value=\"pad\" checked"))
        let kept = try #require(refused.field("kept_reference"))
        let again = try await press(studio, video, [.text("kept_reference", kept), .text("reference_fit", "pad")])
        #expect(again.status == 303)
        #expect(try references(studio, video).first?.origin?.fit == .pad)
    }

    @Test("is taken away by not ticking it, and gives way to a new one where a clip goes by one")
    func replaced() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let first = try await press(
            studio, video, [try file(try TestPictures.picture("64x64")), .text("preview", "true")])
        let kept = try #require(first.field("kept_reference"))
        #expect(try await press(studio, video, []).status == 303)
        #expect(try references(studio, video).isEmpty)
        let red = try file(try TestPictures.picture("1280x720", colour: "red"))
        #expect(try await press(studio, video, [.text("kept_reference", kept), red]).status == 303)
        let images = try references(studio, video)
        #expect(images.count == 1 && images[0].origin?.picture.size == ClipSize(width: 1280, height: 720))
    }

    @Test("may be several, in their order, where the server takes several")
    func several() async throws {
        let offer = ModelOffer(name: "wan", seconds: [4], sizes: Catalog.sora[0].sizes)
        let studio = try TestStudio(.vllmOmni, offers: [offer])
        let video = try studio.addVideo()
        #expect(try await studio.get("/videos/\(video.id)/generate-sora").text.contains(" multiple>"))
        let pictures = try ["red", "lime", "blue"].map { try TestPictures.picture("100x100", colour: $0) }
        let confirm = HTTPRequest.Part.text("confirm_unknown_cost", "true")
        let model = HTTPRequest.Part.text("model", "wan")
        let token = try #require(try await studio.get("/videos/\(video.id)/generate-sora").field("form_token"))
        let fields: [HTTPRequest.Part] = [
            .text("form_token", token), .text("prompt", "A tram"), model, .text("seconds", "4"),
            .text("size", "1280x720"), confirm,
        ]
        let reply = try await studio.postParts(
            "/videos/\(video.id)/generate-sora", fields + pictures.map { try file($0) })
        #expect(reply.status == 303, "\(reply.text)")
        let images = try references(studio, video)
        let originals = try images.map { try #require($0.origin).picture }
        #expect(
            try originals.map { try [UInt8](Data(contentsOf: URL(filePath: studio.media.referencePath($0)))) }
                == pictures)
        let nine = try (0..<9).map { _ in try file(pictures[0]) }
        #expect(try await studio.postParts("/videos/\(video.id)/generate-sora", fields + nine).status == 413)
    }

    @Test("more than the server takes are refused in words, and all of them stay")
    func tooMany() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let two = try ["red", "blue"].map { try file(try TestPictures.picture("64x64", colour: $0)) }
        let reply = try await press(studio, video, two)
        #expect(reply.status == 422)
        #expect(reply.text.contains("takes one picture for a clip; these are 2. Take some away."))
        #expect(reply.text.components(separatedBy: "name=\"kept_reference\"").count == 3)
    }

    static let nonsense: [(String, [UInt8])] = [
        ("a drawing with script", Array("<svg onload=alert(1)>".utf8)),
        ("a page", Array("<!doctype html><script>alert(1)</script>".utf8)),
        ("a GIF", Array("GIF89a".utf8) + [UInt8](repeating: 1, count: 99)),
        (
            "a hundred million pixels",
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
                + [0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10, 8, 2, 0, 0, 0, 0, 0, 0, 0]
        ),
    ]

    @Test("that is none is refused, whatever it calls itself, and what was typed stays", arguments: nonsense)
    func noPicture(_: String, bytes: [UInt8]) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let reply = try await press(studio, video, [try file(bytes)])
        #expect(reply.status == 422 && reply.text.contains("A tram</textarea>"))
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: studio.folder.references).isEmpty)
    }

    @Test("that breaks off, or cannot be decoded, is refused")
    func damaged() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let whole = try TestPictures.picture("300x500")
        let cut = try await press(studio, video, [try file(Array(whole.prefix(whole.count / 2)))])
        #expect(cut.status == 422 && cut.text.contains("breaks off"))
        var damaged = whole
        let pixels = try #require(whole.firstRange(of: Array("IDAT".utf8))).upperBound
        for place in pixels..<pixels + 20 { damaged[place] ^= 0xFF }
        let spoilt = try await press(studio, video, [try file(damaged)])
        #expect(spoilt.status == 422 && spoilt.text.contains("could not be read"), "\(spoilt.status)")
        #expect(spoilt.field("kept_reference") != nil)
    }

    @Test("left empty in the form is none")
    func empty() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        #expect(try await press(studio, video, [try file([], "")]).status == 303)
        #expect(try references(studio, video).isEmpty)
    }

    @Test("is shown to nobody who was not given its signed name")
    func names() async throws {
        let studio = try TestStudio()
        let kept = try studio.media.storeReference(try TestPictures.picture("300x500"))
        let token = studio.context.tokens.kept(kept)
        let wanted = "preview?size=1280x720"
        #expect(try await studio.get("/references/\(token)/\(wanted)").status == 200)
        for name in [kept.sha256, kept.storedName, token + "A", String(token.dropLast()), "1"] {
            #expect(try await studio.get("/references/\(name)/\(wanted)").status == 404, "\(name)")
        }
        for query in ["", "?size=1280x720&fit=stretch", "?size=9000x9000", "?size=0x0", "?size=a"] {
            #expect(try await studio.get("/references/\(token)/preview\(query)").status == 422, "\(query)")
        }
        let take = try studio.addTake(to: try studio.addVideo())
        for path in ["1", "0", "2", "-1", "1/original", "x"] {
            #expect(try await studio.get("/generations/\(take.id)/references/\(path)").status == 404)
        }
    }

    @Test("comes by script as multipart, is fitted, and the status document tells what was sent")
    func script() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let path = "/api/videos/\(video.id)/generate-sora"
        let picture = try file(try TestPictures.picture("300x500"))
        let size = HTTPRequest.Part.text("size", "1280x720")
        let reply = try await studio.postParts(path, [size, picture])
        #expect(reply.status == 202, "\(reply.text)")
        let image = try #require(try references(studio, video).first)
        let settings = try #require(reply.json.member("sora_generation_settings"))
        #expect(settings.member("input_reference") == .string("sha256:\(image.sha256)"))
        guard case .array(let list)? = settings.member("input_references") else { return #expect(Bool(false)) }
        #expect(list.count == 1 && list[0].member("fit") == .string("crop"))
        #expect(list[0].member("original_size") == .string("300x500"))
        let padded = try await studio.postParts(path, [size, picture, .text("reference_fit", "pad")])
        #expect(padded.status == 202 && padded.text.contains("\"fit\":\"pad\""))
        let wrong = try await studio.postParts(path, [size, picture, .text("reference_fit", "stretch")])
        #expect(wrong.status == 422 && wrong.text.contains("\"param\":\"reference_fit\""))
        let two = try await studio.postParts(path, [size, picture, picture])
        #expect(two.status == 422 && two.text.contains("too_many_references"))
        let drawing = try await studio.postParts(path, [size, try file(Array("<svg/>".utf8))])
        #expect(drawing.status == 422 && drawing.text.contains("unusable_image"))
    }
}

extension JSONValue {
    fileprivate func member(_ name: String) -> JSONValue? {
        if case .object(let members) = self { members[name] } else { nil }
    }
}
