import Studio
import Testing

@testable import VideosAPI

@Suite("A size by its names")
struct FrameShapeTests {
    static let table = [
        ("720p", "16:9", "1280x720"), ("720p", "9:16", "720x1280"), ("1080p", "1:1", "1080x1080"),
        ("480p", "16:9", "854x480"), ("720p", "4:3", "960x720"), ("1080p", "21:9", "2520x1080"),
        ("4K", "16:9", "3840x2160"), ("2K", "9:16", "1440x2560"), ("768p", "3:2", "1152x768"),
    ]

    @Test("is these pixels, and comes back from them", arguments: table)
    func both(_ resolution: String, _ ratio: String, _ size: String) {
        let shape = FrameShape(resolution: resolution, ratio: ratio)
        #expect(shape.size == ClipSize(size))
        #expect(ClipSize(size).flatMap { FrameShape($0) } == shape)
    }

    @Test(
        "is none when the names are no measure",
        arguments: [
            ("1K", "16:9"), ("hd", "16:9"), ("720p", "auto"), ("720p", "16:9:1"), ("720p", "0:1"), ("p", "1:1"),
        ])
    func nonsense(_ resolution: String, _ ratio: String) {
        #expect(FrameShape(resolution: resolution, ratio: ratio).size == nil)
    }

    @Test("has none", arguments: ["832x480", "1024x1792", "16x16"])
    func nameless(_ size: String) throws {
        #expect(FrameShape(try #require(ClipSize(size))) == nil)
    }
}
