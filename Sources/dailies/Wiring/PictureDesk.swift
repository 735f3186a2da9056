import FFmpeg
import Glibc
import Storage
import Studio
import Synchronization
import Web

/// Fits pictures and takes last frames with ffmpeg, one after the other, and remembers what it made.
final class PictureDesk: Sendable {
    private struct Wish: Hashable {
        let picture: StoredReference
        let size: ClipSize
        let fit: Fit
    }

    /// Servers take 20 MiB, and some only as text, which is a third longer.
    private static let largestSent: Int64 = 15_000_000
    /// A picture that is larger as PNG than this is sent as JPEG.
    private static let largestPNG: Int64 = 8 << 20

    private let ffmpeg: FFmpeg
    private let media: MediaFolder
    private let log: Log
    private let fitted = Mutex(Memory<Wish, ReferenceImage>(limit: 500))
    private let frames = Mutex(Memory<MediaFile, StoredReference>(limit: 500))
    /// A large picture takes a gigabyte while it is decoded.
    private let turn = Mutex(())

    init(ffmpeg: FFmpeg, media: MediaFolder, log: Log) {
        self.ffmpeg = ffmpeg
        self.media = media
        self.log = log
    }

    /// What is sent: the picture itself, to the byte, where it has exactly the size and is stored upright.
    func fit(_ picture: StoredReference, to size: ClipSize, _ fit: Fit) throws(Problem) -> ReferenceImage {
        let wish = Wish(picture: picture, size: size, fit: fit)
        return try turn.withLock { (_) throws(Problem) in
            if let known = fitted.withLock({ $0[wish] }), access(media.referencePath(known), R_OK) == 0 { return known }
            let image = try make(wish)
            fitted.withLock { $0[wish] = image }
            return image
        }
    }

    /// The last frame of a generation's film, kept as a picture.
    func lastFrame(of generation: Generation) throws(Problem) -> StoredReference {
        guard let film = generation.media else {
            throw Problem(code: "no_film", message: "This take has no film yet, so it has no last frame.")
        }
        return try turn.withLock { (_) throws(Problem) in
            if let known = frames.withLock({ $0[film] }), access(media.referencePath(known), R_OK) == 0 { return known }
            let path = media.temporaryPicture(.png)
            defer { unlink(path) }
            do {
                try ffmpeg.lastFrameBlocking(of: media.path(of: .video, of: generation.id), to: path)
            } catch {
                log.warning("generation=\(generation.id) gives no last frame: \(error)")
                throw Problem(
                    code: "no_last_frame",
                    message: "The last frame of this take cannot be read from its film. Choose a picture instead.")
            }
            let picture = try media.storeReference(from: path)
            frames.withLock { $0[film] = picture }
            return picture
        }
    }

    private func make(_ wish: Wish) throws(Problem) -> ReferenceImage {
        let file = try media.referenceFile(wish.picture)
        let origin = ReferenceImage.Origin(picture: wish.picture, fit: wish.fit)
        if file.size == wish.size, file.orientation == 1, file.bytes <= Self.largestSent {
            return ReferenceImage(
                type: file.type, storedName: wish.picture.storedName, sha256: wish.picture.sha256, origin: origin)
        }
        for type in [ImageType.png, .jpeg] {
            let path = media.temporaryPicture(type)
            defer { unlink(path) }
            try run(file, wish, to: path)
            if type == .png, size(of: path) > Self.largestPNG { continue }
            return try media.storeFitted(from: path, size: wish.size, origin: origin)
        }
        throw Problem(code: "fit_failed", message: "The picture could not be fitted to \(wish.size). Choose another.")
    }

    private func run(_ file: ReferenceFile, _ wish: Wish, to path: String) throws(Problem) {
        let fitting = ImageFitting(
            format: file.type.format, width: file.width, height: file.height,
            orientation: ImageOrientation(rawValue: file.orientation) ?? .upright,
            mode: wish.fit == .crop ? .crop : .pad, target: (wish.size.width, wish.size.height))
        do {
            try ffmpeg.fitBlocking(file.path, fitting, to: path)
        } catch {
            log.warning("a picture could not be fitted to \(wish.size): \(error)")
            throw Problem(
                code: "unusable_image",
                message: "The picture could not be read and fitted to \(wish.size): it is damaged, or of a kind that"
                    + " is not known. Save it again as PNG or JPEG.")
        }
    }

    private func size(of path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }
}

extension PictureDesk {
    /// What pages may ask of it.
    var tools: PictureTools {
        PictureTools(
            keep: { [media] path throws(Problem) in try media.storeReference(from: path) },
            fit: { picture, size, fit throws(Problem) in try self.fit(picture, to: size, fit) },
            lastFrame: { generation throws(Problem) in try self.lastFrame(of: generation) },
            path: { [media] in media.referencePath($0) })
    }
}

extension ImageType {
    fileprivate var format: ImageFormat {
        switch self {
        case .png: .png
        case .jpeg: .jpeg
        case .webp: .webp
        }
    }
}
