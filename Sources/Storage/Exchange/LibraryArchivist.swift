import Studio
import Zip

/// Exports, imports, backups and what lies on the disk, of one data folder.
package final class LibraryArchivist: LibraryExchange, Sendable {
    let store: StudioDatabase
    let media: MediaFolder

    package init(_ store: StudioDatabase, _ media: MediaFolder) {
        self.store = store
        self.media = media
    }

    package func uploadPath() -> String { media.freshTemporary(".import") }

    package func backup() throws -> String {
        let path = media.freshTemporary(".backup")
        try store.backup(to: path)
        return path
    }
}

/// An archive on its way out, with the temporary files that it reads from.
final class ExportSource: ByteSource {
    private let stream: ZipStream
    private let scratches: [ScratchFile]

    init(_ stream: ZipStream, keeping scratches: [ScratchFile]) {
        self.stream = stream
        self.scratches = scratches
    }

    var length: Int64 { stream.length }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try stream.read(into: buffer)
    }
}
