import FFmpeg
import Foundation
import Testing

@testable import Simulator

@Suite("A video's content")
struct ContentTests {
    @Test(
        "comes in three variants with their types",
        arguments: [
            ("", "video/mp4"), ("?variant=video", "video/mp4"), ("?variant=thumbnail", "image/webp"),
            ("?variant=spritesheet", "image/jpeg"),
        ])
    func variants(query: String, type: String) async throws {
        let finished = try await Finished.shared.value
        let answer = try await finished.bench.get("/v1/videos/\(finished.video)/content\(query)")
        #expect(answer.status == 200)
        #expect(answer.headers["content-type"] == type)
        #expect(answer.headers["accept-ranges"] == "bytes")
        #expect(answer.headers["content-length"] == String(answer.body.count))
        if type == "video/mp4" {
            #expect(answer.body[4..<8].elementsEqual("ftyp".utf8))
        } else {
            let header = try #require(ImageHeader(answer.body))
            #expect(header.format.mediaType == type)
            // The spritesheet is five tiles across and four down.
            let size = type == "image/webp" ? (360, 640) : (5 * 144, 4 * 256)
            #expect((header.width, header.height) == size)
        }
    }

    @Test("is played before it is loaded whole: its index comes first")
    func fastStart() async throws {
        let finished = try await Finished.shared.value
        let body = try await finished.bench.get("/v1/videos/\(finished.video)/content").body
        let text = String(decoding: body, as: Unicode.ASCII.self)
        let index = try #require(text.firstRange(of: "moov"))
        let data = try #require(text.firstRange(of: "mdat"))
        #expect(index.lowerBound < data.lowerBound)
    }

    @Test("comes whatever Accept says", arguments: ["application/binary", "application/json", "image/png"])
    func accept(type: String) async throws {
        let finished = try await Finished.shared.value
        let path = "/v1/videos/\(finished.video)/content"
        #expect(try await finished.bench.get(path, headers: [("Accept", type)]).status == 200)
    }

    @Test("comes in parts")
    func range() async throws {
        let finished = try await Finished.shared.value
        let (bench, path) = (finished.bench, "/v1/videos/\(finished.video)/content")
        let whole = try await bench.get(path).body
        let part = try await bench.get(path, headers: [("Range", "bytes=100-299")])
        #expect(part.status == 206)
        #expect(part.headers["content-range"] == "bytes 100-299/\(whole.count)")
        #expect(part.body == Array(whole[100...299]))
        let end = try await bench.get(path, headers: [("Range", "bytes=-10")])
        #expect(end.body == Array(whole.suffix(10)))
        #expect(try await bench.get(path, headers: [("Range", "bytes=99999999-")]).status == 416)
        let head = try await bench.send("HEAD", path)
        #expect(head.status == 200 && head.headers["content-length"] == String(whole.count))
    }

    @Test("of an unknown variant is refused with the known ones")
    func unknownVariant() async throws {
        let finished = try await Finished.shared.value
        let answer = try await finished.bench.get("/v1/videos/\(finished.video)/content?variant=gif")
        expectError(answer, 400, code: "invalid_value", param: "variant")
        #expect(answer.message.hasSuffix("Supported values are: 'video', 'thumbnail', and 'spritesheet'."))
    }

    @Test("is not there before the end, and the answer says so")
    func notReady() async throws {
        let bench = try Bench(renderTime: 60)
        let id = try await bench.create(["prompt": "Fog"]).id
        let answer = try await bench.get("/v1/videos/\(id)/content")
        expectError(answer, 404, code: "video_not_ready", param: "video_id")
        #expect(answer.message.contains("still in progress"))
    }

    @Test("of a failed job is not there")
    func failed() async throws {
        let bench = try Bench()
        let id = try await bench.create(["prompt": "a [simulate: failed]"]).id
        try await bench.video(id, until: "failed")
        expectError(try await bench.get("/v1/videos/\(id)/content"), 404, code: "video_failed", param: "video_id")
    }

    @Test("expires an hour after completion; the video stays known")
    func expiry() async throws {
        let bench = try Bench()
        let id = try bench.plant(.completed)
        bench.clock.advance(seconds: 10)
        let video = try await bench.video(id)
        let path = "/v1/videos/\(video.id)/content"
        let expiry = try #require(video["expires_at"] as? Int64)
        bench.clock.advance(seconds: Double(expiry - bench.clock.seconds - 1))
        #expect(try await bench.get(path).status == 200)
        bench.clock.advance(seconds: 1)
        expectError(try await bench.get(path), 404, code: "video_expired", param: "video_id")
        expectError(try await bench.get(path + "?variant=thumbnail"), 404, code: "video_expired", param: "video_id")
        #expect(try bench.assets.isEmpty)
        #expect(try await bench.video(video.id).videoStatus == "completed")
    }

    @Test("that has expired leaves the disk when the next video is made")
    func upkeep() async throws {
        let bench = try Bench()
        let old = try bench.plant(.completed)
        bench.clock.advance(seconds: 3611)
        let new = try await bench.create(["prompt": "[simulate: stuck]"])
        #expect(try bench.assets == [new.id])
        #expect(try await bench.video(old).videoStatus == "completed")
    }
}
