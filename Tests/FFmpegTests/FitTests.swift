import Foundation
import Testing

@testable import FFmpeg

@Suite("A still picture is fitted to an exact size")
struct FitTests {
    let folder: TemporaryFolder
    let ffmpeg: FFmpeg
    let picture: TestPicture

    init() throws {
        folder = try TemporaryFolder()
        ffmpeg = try FFmpeg.find()
        picture = TestPicture(ffmpeg: ffmpeg, folder: folder)
    }

    private func fit(
        _ path: String, _ format: ImageFormat, _ size: (Int, Int), _ mode: ImageFitting.Mode, to target: (Int, Int),
        orientation: ImageOrientation = .upright, output: String = "out.png"
    ) throws -> String {
        let fitting = ImageFitting(
            format: format, width: size.0, height: size.1, orientation: orientation, mode: mode, target: target)
        try ffmpeg.fitBlocking(path, fitting, to: folder.file(output))
        let header = ImageHeader([UInt8](try Data(contentsOf: URL(filePath: folder.file(output)))))
        #expect(header?.width == target.0 && header?.height == target.1)
        return folder.file(output)
    }

    /// Each turns the upright picture into what a camera stores under that orientation.
    static let stored: [(ImageOrientation, String)] = [
        (.upright, "null"), (.mirrored, "hflip"), (.upsideDown, "hflip,vflip"), (.flipped, "vflip"),
        (.transposed, "transpose=0"), (.turnedRight, "transpose=2"), (.transversed, "transpose=3"),
        (.turnedLeft, "transpose=1"),
    ]

    @Test("upright, whatever the orientation in its EXIF, which is not applied twice", arguments: stored)
    func orientations(orientation: ImageOrientation, turning: String) async throws {
        let path = try await picture.make(
            TestPicture.quarters + "," + turning, "in.jpg", ["-qscale:v", "2", "-pix_fmt", "yuvj444p"])
        try TestPicture.tag(path, orientation: orientation.rawValue)
        let size = orientation.swapsSides ? (32, 64) : (64, 32)
        for (mode, target, places) in [
            (.crop, (64, 32), [(2, 2), (61, 2), (2, 29), (61, 29)]),
            (.pad, (64, 64), [(2, 18), (61, 18), (2, 45), (61, 45)]),
            (.crop, (32, 32), [(2, 2), (29, 2), (2, 29), (29, 29)]),
        ] as [(ImageFitting.Mode, (Int, Int), [(Int, Int)])] {
            let output = try fit(path, .jpeg, size, mode, to: target, orientation: orientation)
            let colours = try await picture.colours(output, width: target.0, at: places)
            for (found, wanted) in zip(colours, TestPicture.colours) {
                #expect(distance(found, wanted) < 10, "\(mode) \(colours)")
            }
        }
    }

    @Test("exactly, where nothing has to be scaled: each corner keeps its pixel")
    func corners() async throws {
        let path = try await picture.make(TestPicture.quarters, "in.png")
        let output = try fit(path, .png, (64, 32), .crop, to: (32, 32))
        #expect(
            try await picture.colours(output, width: 32, at: [(0, 0), (15, 0), (16, 0), (31, 0), (0, 31), (31, 31)])
                == [[255, 0, 0], [255, 0, 0], [0, 255, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0]])
    }

    @Test("with bars of black above and below, or left and right")
    func bars() async throws {
        let path = try await picture.make(TestPicture.quarters, "in.png")
        let high = try fit(path, .png, (64, 32), .pad, to: (64, 64))
        #expect(
            try await picture.colours(high, width: 64, at: [(0, 0), (63, 15), (0, 16), (63, 47), (0, 48), (63, 63)])
                == [[0, 0, 0], [0, 0, 0], [255, 0, 0], [255, 255, 0], [0, 0, 0], [0, 0, 0]])
        let wide = try fit(path, .png, (64, 32), .pad, to: (100, 32))
        #expect(
            try await picture.colours(wide, width: 100, at: [(17, 0), (18, 0), (81, 31), (82, 31)])
                == [[0, 0, 0], [255, 0, 0], [255, 255, 0], [0, 0, 0]])
    }

    @Test("without transparency: what is seen through becomes white, and no colour behind it bleeds out")
    func transparency() async throws {
        let path = try await picture.make(
            "color=red:s=64x64,format=rgba,geq=r='255':g='0':b='0':a='if(lt(X,32),0,if(lt(X,48),128,255))'", "in.png")
        let output = try fit(path, .png, (64, 64), .crop, to: (64, 64))
        let colours = try await picture.colours(output, width: 64, at: [(0, 0), (31, 63), (40, 8), (60, 60)])
        #expect(colours[0] == [255, 255, 255] && colours[1] == [255, 255, 255] && colours[3] == [255, 0, 0])
        #expect(distance(colours[2], [255, 127, 127]) < 3, "\(colours)")
    }

    static let pixels: [(String, ImageFormat, [String])] = [
        ("a.png", .png, ["-pix_fmt", "rgb48be"]), ("b.png", .png, ["-pix_fmt", "rgba64be"]),
        ("c.png", .png, ["-pix_fmt", "gray"]), ("d.png", .png, ["-pix_fmt", "gray16be"]),
        ("e.png", .png, ["-pix_fmt", "ya8"]), ("f.png", .png, ["-pix_fmt", "monob"]),
        ("g.png", .png, ["-pix_fmt", "pal8"]), ("h.jpg", .jpeg, ["-pix_fmt", "gray"]),
        ("i.jpg", .jpeg, ["-pix_fmt", "yuvj420p"]), ("j.webp", .webp, ["-pix_fmt", "yuva420p"]),
        ("k.webp", .webp, ["-lossless", "1", "-pix_fmt", "bgra"]),
    ]

    @Test("from every kind of pixel", arguments: pixels, ImageFitting.Mode.allCases)
    func kinds(kind: (String, ImageFormat, [String]), mode: ImageFitting.Mode) async throws {
        let path = try await picture.make("color=white:s=37x11,format=rgb24", kind.0, kind.2)
        let output = try fit(path, kind.1, (37, 11), mode, to: (90, 160))
        let middle = try await picture.colours(output, width: 90, at: [(45, 80)])
        #expect(distance(middle[0], [255, 255, 255]) < 6, "\(middle)")
    }

    @Test(
        "from the oddest shapes", arguments: [(1, 1), (2, 3), (5000, 3), (1, 4000), (721, 1279)],
        ImageFitting.Mode.allCases)
    func shapes(size: (Int, Int), mode: ImageFitting.Mode) async throws {
        let path = try await picture.make("color=white:s=\(size.0)x\(size.1),format=rgb24", "in.png")
        let output = try fit(path, .png, size, mode, to: (72, 128))
        let middle = try await picture.colours(output, width: 72, at: [(35, 63), (36, 63), (35, 64), (36, 64)])
        #expect(middle.contains([255, 255, 255]))
    }

    @Test("to the same bytes every time, as PNG and as JPEG", arguments: ["png", "jpg"])
    func repeatable(ending: String) async throws {
        let path = try await picture.make("testsrc2=s=400x300", "in.png")
        let outputs = try ["1.\(ending)", "2.\(ending)"].map {
            try Data(contentsOf: URL(filePath: try fit(path, .png, (400, 300), .crop, to: (320, 180), output: $0)))
        }
        #expect(outputs[0] == outputs[1] && outputs[0].count > 1000)
    }

    @Test("or refused: what passes for another format, and what is none")
    func refused() async throws {
        let png = try await picture.make(TestPicture.quarters, "in.png")
        let text = folder.file("text.png")
        try Data("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8).write(to: URL(filePath: text))
        for (path, format) in [(png, ImageFormat.jpeg), (png, .webp), (text, .png), (folder.file("none"), .png)] {
            #expect(throws: FFmpegError.self) { try fit(path, format, (64, 32), .crop, to: (32, 32)) }
        }
    }

    @Test("of sixty-four million pixels with sixteen bits within the memory that it is given")
    func large() async throws {
        let path = try await picture.make("color=orange:s=8000x8000,format=rgba64be", "in.png")
        let fitting = ImageFitting(format: .png, width: 8000, height: 8000, mode: .crop, target: (1280, 720))
        // The limit under test is the memory's: a busy machine may take its time.
        try ffmpeg.fitBlocking(path, fitting, to: folder.file("out.png"), timeout: .seconds(600))
        #expect(try await picture.ffmpeg.probe(folder.file("out.png")).width == 1280)
    }
}
