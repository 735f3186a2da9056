import Foundation
import Testing

@testable import Zip

@Suite(
    "A ZIP archive of more than 4 GB", .enabled(if: ProcessInfo.processInfo.environment["DAILIES_CAMPAIGN"] == "full"))
struct LargeTests {
    @Test("is streamed in bounded pieces, and other programs read it whole")
    func large() throws {
        let folder = try TemporaryFolder()
        let film = try folder.write("film", [])
        let size: Int64 = 0x1_0000_0000 + 12_345
        #expect(truncate(film, off_t(size)) == 0)
        let stream = ZipStream([
            ZipEntry(name: "films/1.mp4", path: film, size: size, modified: 1_795_176_000),
            ZipEntry(name: "manifest.json", bytes: Array("{}".utf8), modified: 1_795_176_000),
        ])
        let path = try folder.write("large.zip", [])
        try save(stream, to: path)
        let archive = try ZipArchive(path: path)
        #expect(archive.entries["films/1.mp4"]?.size == size)
        #expect(try archive.bytes(of: #require(archive.entries["manifest.json"]), limit: 9) == Array("{}".utf8))
        guard run(["which", "python3"]) else { return }
        #expect(run(["python3", "-m", "zipfile", "-t", path]))
    }

    /// Zeros become a hole, so that the archive takes no space on the disk.
    private func save(_ stream: ZipStream, to path: String) throws {
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { buffer.deallocate() }
        let zeros = [UInt8](repeating: 0, count: buffer.count)
        var offset: UInt64 = 0
        while true {
            let count = try stream.read(into: buffer)
            if count == 0 { break }
            let isHole = zeros.withUnsafeBytes { memcmp($0.baseAddress!, buffer.baseAddress!, count) == 0 }
            if !isHole {
                try file.seek(toOffset: offset)
                try file.write(contentsOf: Data(bytes: buffer.baseAddress!, count: count))
            }
            offset += UInt64(count)
        }
        try file.close()
        #expect(Int64(offset) == stream.length)
    }
}
