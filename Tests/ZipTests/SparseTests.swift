import Foundation
import Testing

@testable import Zip

/// The zeros of a film that nobody reads are a hole in the file: nothing of the 4 GB is written or read. The whole way
/// of every byte is in ``LargeTests``.
@Suite("The records of a ZIP archive of more than 4 GB")
struct SparseTests {
    private static let size: Int64 = 0x1_0000_0000 + 12_345
    private static let manifest = Array("{\"a\":1}".utf8)

    /// As the stream would write it, with the film's bytes left out.
    private static func archive(of entries: [ZipEntry], in folder: TemporaryFolder) throws -> String {
        let path = try folder.write("large.zip", [])
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        var directory: [UInt8] = []
        for entry in entries {
            let offset = Int64(try file.offset())
            try file.write(contentsOf: Data(ZipRecords.localHeader(entry)))
            var sum = CRC32()
            if case .bytes(let bytes) = entry.content {
                bytes.withUnsafeBytes { sum.update($0) }
                try file.write(contentsOf: Data(bytes))
            } else {
                try file.seek(toOffset: try file.offset() + UInt64(entry.size))
            }
            try file.write(contentsOf: Data(ZipRecords.descriptor(entry, crc: sum.value)))
            directory += ZipRecords.directoryEntry(entry, crc: sum.value, offset: offset)
        }
        let start = Int64(try file.offset())
        let end = ZipRecords.end(count: entries.count, directory: start, size: Int64(directory.count))
        try file.write(contentsOf: Data(directory + end))
        try file.close()
        return path
    }

    @Test("are where the stream's length says, lead to what stands behind the film, and are what other programs read")
    func records() throws {
        let folder = try TemporaryFolder()
        let film = try folder.write("film", [])
        #expect(truncate(film, off_t(Self.size)) == 0)
        let entries = [
            ZipEntry(name: "films/1.mp4", path: film, size: Self.size, modified: 1_795_176_000),
            ZipEntry(name: "manifest.json", bytes: Self.manifest, modified: 1_795_176_000),
        ]
        let path = try Self.archive(of: entries, in: folder)
        let stream = ZipStream(entries)
        #expect(try FileHandle(forReadingFrom: URL(filePath: path)).seekToEnd() == UInt64(stream.length))
        let header = ZipRecords.localHeader(entries[0])
        var front = [UInt8](repeating: 1, count: 4096)
        #expect(try front.withUnsafeMutableBytes { try stream.read(into: $0) } == front.count)
        #expect(front == header + [UInt8](repeating: 0, count: front.count - header.count))
        let archive = try ZipArchive(path: path)
        #expect(archive.entries["films/1.mp4"]?.size == Self.size)
        #expect(try archive.bytes(of: #require(archive.entries["manifest.json"]), limit: 9) == Self.manifest)
        guard run(["which", "python3"]) else { return }
        let program = """
            import sys, zipfile
            archive = zipfile.ZipFile(sys.argv[1])
            sys.exit(archive.getinfo('films/1.mp4').file_size != \(Self.size)
                or archive.read('manifest.json') != b'{"a":1}')
            """
        #expect(run(["python3", "-c", program, path]))
    }
}
