import Foundation
import Testing

@testable import Zip

@Suite("A ZIP archive")
struct ZipTests {
    private static let time: Int64 = 1_795_176_001

    private static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 9) }
    }

    /// The whole stream, read in pieces of a size.
    private static func read(_ stream: ZipStream, by piece: Int = 10_007) throws -> [UInt8] {
        var all: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try stream.read(into: buffer)
            if count == 0 { return all }
            all += UnsafeRawBufferPointer(rebasing: buffer[..<count])
        }
    }

    private static func archive(in folder: TemporaryFolder) throws -> (path: String, content: [String: [UInt8]]) {
        let film = bytes(300_001)
        let path = try folder.write("film", film)
        let stream = ZipStream([
            ZipEntry(name: "manifest.json", bytes: Array("{}".utf8), modified: time),
            ZipEntry(name: "films/é 1.mp4", path: path, size: Int64(film.count), modified: time),
            ZipEntry(name: "empty", bytes: [], modified: 0),
        ])
        let all = try read(stream)
        #expect(Int64(all.count) == stream.length)
        return (
            try folder.write("a.zip", all), ["manifest.json": Array("{}".utf8), "films/é 1.mp4": film, "empty": []]
        )
    }

    @Test(
        "has the checksums that everybody has",
        arguments: [("", 0), ("123456789", 0xCBF4_3926), ("The quick brown fox jumps over the lazy dog", 0x414F_A339)])
    func checksum(text: String, crc: UInt32) {
        var sum = CRC32()
        Array(text.utf8).withUnsafeBytes { sum.update($0) }
        #expect(sum.value == crc)
        var parts = CRC32()
        for byte in text.utf8 { withUnsafeBytes(of: byte) { parts.update($0) } }
        #expect(parts == sum)
    }

    @Test("is the same and as long as it says, in whatever pieces it is read", arguments: [1, 29, 4096, 1 << 20])
    func pieces(piece: Int) throws {
        let entries = [
            ZipEntry(name: "a", bytes: Self.bytes(70), modified: Self.time),
            ZipEntry(name: "b", bytes: Self.bytes(100), modified: Self.time),
        ]
        let stream = ZipStream(entries)
        let all = try Self.read(stream, by: piece)
        #expect(Int64(all.count) == stream.length)
        #expect(try all == Self.read(ZipStream(entries), by: 333))
    }

    @Test("is read again, entry by entry")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let (path, content) = try Self.archive(in: folder)
        let archive = try ZipArchive(path: path)
        #expect(Set(archive.entries.keys) == Set(content.keys))
        for (name, bytes) in content {
            #expect(try archive.bytes(of: #require(archive.entries[name]), limit: 1 << 20) == bytes)
        }
    }

    @Test("is whole for other programs", arguments: [["unzip", "-tqq"], ["python3", "-m", "zipfile", "-t"]])
    func others(program: [String]) throws {
        guard run(["which", program[0]]) else { return }
        let folder = try TemporaryFolder()
        #expect(run(program + [try Self.archive(in: folder).path]))
    }

    @Test("that another program has stored is read too")
    func foreign() throws {
        guard run(["which", "python3"]) else { return }
        let folder = try TemporaryFolder()
        let path = folder.path + "/python.zip"
        let script = "import zipfile; z=zipfile.ZipFile('\(path)','w'); z.writestr('x/y.txt','hello'); z.close()"
        #expect(run(["python3", "-c", script]))
        let archive = try ZipArchive(path: path)
        let entry = try #require(archive.entries["x/y.txt"])
        #expect(try archive.bytes(of: entry, limit: 10) == Array("hello".utf8))
    }

    @Test("that another program has compressed is told from a damaged one")
    func compressed() throws {
        guard run(["which", "python3"]) else { return }
        let folder = try TemporaryFolder()
        let path = folder.path + "/python.zip"
        let script =
            "import zipfile; z=zipfile.ZipFile('\(path)','w',zipfile.ZIP_DEFLATED);"
            + " z.writestr('a','a'*100000); z.close()"
        #expect(run(["python3", "-c", script]))
        let archive = try ZipArchive(path: path)
        let entry = try #require(archive.entries["a"])
        #expect(throws: ZipError.unsupported(entry: "a")) { try archive.bytes(of: entry, limit: 10) }
        #expect(throws: ZipError.unsupported(entry: "a")) { try archive.read(entry) { _ in } }
    }

    @Test("of more than 4 GB has the large records, and other programs read it")
    func large() throws {
        // A hole of 4 GB and a bit in a file takes no space; only a few megabytes around its end are looked at.
        let size: Int64 = 0x1_0000_0000 + 5
        let entry = ZipEntry(name: "big", path: "/nonexistent", size: size, modified: Self.time)
        let after = ZipEntry(name: "after", bytes: [1], modified: Self.time)
        let header = ZipRecords.localHeader(entry)
        #expect(header.count == 30 + 3 + 20)
        let descriptor = ZipRecords.descriptor(entry, crc: 7)
        #expect(descriptor.count == 24)
        let offset = Int64(header.count + descriptor.count) + size
        let lines =
            ZipRecords.directoryEntry(entry, crc: 7, offset: 0)
            + ZipRecords.directoryEntry(after, crc: 8, offset: offset)
        let directory = offset + Int64(ZipRecords.localHeader(after).count + 1 + 16)
        let end = ZipRecords.end(count: 2, directory: directory, size: Int64(lines.count))
        #expect(ZipStream([entry, after]).length == directory + Int64(lines.count + end.count))
        let folder = try TemporaryFolder()
        let path = try folder.write("big.zip", [])
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        for (place, bytes) in [(0, header), (offset, ZipRecords.localHeader(after)), (directory, lines + end)] {
            try file.seek(toOffset: UInt64(place))
            try file.write(contentsOf: Data(bytes))
        }
        try file.close()
        let archive = try ZipArchive(path: path)
        #expect(archive.entries["big"]?.size == size)
        #expect(archive.entries["after"]?.header == offset)
        guard run(["which", "python3"]) else { return }
        let script =
            "import zipfile; z=zipfile.ZipFile('\(path)'); assert z.getinfo('big').file_size == \(size);"
            + " assert z.getinfo('after').header_offset == \(offset)"
        #expect(run(["python3", "-c", script]))
    }

    @Test("breaks off when a file is missing, longer or shorter than was said", arguments: [nil, 9, 11])
    func changed(size: Int?) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/film"
        if let size { try folder.write("film", Self.bytes(size)) }
        let stream = ZipStream([ZipEntry(name: "f", path: path, size: 10, modified: Self.time)])
        #expect(throws: ZipError.self) { try Self.read(stream) }
    }

    @Test("that is damaged anywhere is refused or gives what was packed, and never more")
    func damage() throws {
        let folder = try TemporaryFolder()
        let path = try Self.archive(in: folder).path
        let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
        // The headers, the directory and the end; the film's middle is one case of the checksum.
        let places = Array(0..<120) + [150_000] + Array((whole.count - 400)..<whole.count)
        for place in places {
            var bytes = whole
            bytes[place] ^= 0x41
            let damaged = try folder.write("damaged.zip", bytes)
            guard let archive = try? ZipArchive(path: damaged) else { continue }
            for entry in archive.entries.values {
                var count: Int64 = 0
                try? archive.read(entry) { count += Int64($0.count) }
                #expect(count <= Int64(whole.count))
            }
        }
        var bytes = whole
        bytes[150_000] ^= 1
        let archive = try ZipArchive(path: try folder.write("flipped.zip", bytes))
        let film = try #require(archive.entries["films/é 1.mp4"])
        #expect(throws: ZipError.wrongChecksum(entry: film.name)) { try archive.read(film) { _ in } }
    }

    @Test("that is cut off anywhere near its end is refused", arguments: [1, 10, 22, 23, 60, 200_000])
    func cut(by count: Int) throws {
        let folder = try TemporaryFolder()
        let whole = [UInt8](try Data(contentsOf: URL(filePath: try Self.archive(in: folder).path)))
        let path = try folder.write("cut.zip", Array(whole.dropLast(count)))
        #expect(throws: ZipError.self) { try ZipArchive(path: path) }
    }

    @Test("is refused when it is none", arguments: [0, 1, 21, 22, 70_000])
    func noArchive(size: Int) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("x", Self.bytes(size))
        #expect(throws: ZipError.self) { try ZipArchive(path: path) }
    }
}

/// Runs a program and tells whether it succeeded.
func run(_ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
}
