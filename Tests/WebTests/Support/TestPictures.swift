import Foundation
import Storage
import Studio
import Testing

@testable import Web

/// Keeps pictures in the real media folder and fits them with the real ffmpeg, in the plainest way.
struct TestPictures: Sendable {
    let media: MediaFolder

    var tools: PictureTools {
        PictureTools(
            keep: { path throws(Problem) in try media.storeReference(from: path) },
            fit: { picture, size, fit throws(Problem) in try self.fit(picture, size, fit) },
            lastFrame: { take throws(Problem) in try media.storeReference(try Self.frame(take)) },
            path: { media.referencePath($0) })
    }

    private func fit(_ picture: StoredReference, _ size: ClipSize, _ fit: Fit) throws(Problem) -> ReferenceImage {
        let origin = ReferenceImage.Origin(picture: picture, fit: fit)
        let file = try media.referenceFile(picture)
        if picture.size == size {
            return ReferenceImage(
                type: picture.type, storedName: picture.storedName, sha256: picture.sha256, origin: origin)
        }
        let output = media.temporaryPicture(.png)
        let scale = "scale=\(size.width):\(size.height):force_original_aspect_ratio"
        let filter =
            fit == .crop
            ? "\(scale)=increase,crop=\(size.width):\(size.height)"
            : "\(scale)=decrease,pad=\(size.width):\(size.height):-1:-1"
        try Self.ffmpeg(["-i", file.path, "-vf", filter, "-frames:v", "1", output])
        return try media.storeFitted(from: output, size: size, origin: origin)
    }

    /// A frame of the take's size, its own for every take.
    private static func frame(_ take: Generation) throws(Problem) -> [UInt8] {
        try picture(take.settings.size.description, colour: "0x0000\(String(take.id.rawValue + 16, radix: 16))")
    }

    /// A PNG of one colour, or another picture by its name's ending.
    static func picture(
        _ size: String, colour: String = "orange", ending: String = "png", _ options: [String] = []
    ) throws(Problem) -> [UInt8] {
        let path = NSTemporaryDirectory() + "picture-\(UUID().uuidString).\(ending)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try ffmpeg(["-f", "lavfi", "-i", "color=\(colour):s=\(size)", "-frames:v", "1"] + options + [path])
        return (try? [UInt8](Data(contentsOf: URL(filePath: path)))) ?? []
    }

    static func ffmpeg(_ arguments: [String]) throws(Problem) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["ffmpeg", "-v", "error", "-nostdin", "-y"] + arguments
        do {
            try process.run()
        } catch {
            throw Problem(code: "no_ffmpeg", message: "\(error)")
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Problem(code: "unusable_image", message: "The picture could not be read.")
        }
    }
}
