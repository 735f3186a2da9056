import Glibc

/// An archive on the disk, opened for reading. Nothing that it says is trusted: names are only looked up, never used
/// as paths, and no entry reaches beyond the file or into another.
package final class ZipArchive: Sendable {
    /// A file in the archive, as the directory describes it.
    package struct Entry: Sendable, Equatable {
        package let name: String
        /// In bytes.
        package let size: Int64
        let crc: UInt32
        let header: Int64
        let isStored: Bool
    }

    /// By their names, each of which stands once.
    package let entries: [String: Entry]
    private let file: RandomAccessFile
    private let directory: Int64

    /// Reads the directory only.
    ///
    /// - Throws: `ZipError`.
    package init(path: String) throws(ZipError) {
        file = try RandomAccessFile(path)
        let place = try ZipDirectory.find(in: file)
        entries = try ZipDirectory.read(place, of: file)
        directory = place.offset
        // A compressed entry is never read, whatever size it claims.
        let sum = entries.values.lazy.filter(\.isStored).reduce(Int64(0)) { $0 &+ $1.size }
        guard sum >= 0, sum <= file.size else { throw ZipError.damaged("its entries overlap") }
    }

    /// Hands an entry's content to the closure piece by piece, and checks it at the end.
    ///
    /// - Throws: `ZipError`, or what the closure throws.
    package func read(_ entry: Entry, _ each: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard entry.isStored else { throw ZipError.unsupported(entry: entry.name) }
        let start = try contentStart(of: entry)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { buffer.deallocate() }
        var checksum = CRC32()
        var offset: Int64 = 0
        while offset < entry.size {
            let count = Int(min(entry.size - offset, Int64(buffer.count)))
            let piece = UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])
            try file.fill(piece, at: start + offset)
            checksum.update(UnsafeRawBufferPointer(piece))
            try each(UnsafeRawBufferPointer(piece))
            offset += Int64(count)
        }
        guard checksum.value == entry.crc else { throw ZipError.wrongChecksum(entry: entry.name) }
    }

    /// A small entry as a whole.
    /// - Parameter limit: in bytes; a larger one is refused.
    package func bytes(of entry: Entry, limit: Int64) throws -> [UInt8] {
        guard entry.isStored else { throw ZipError.unsupported(entry: entry.name) }
        guard entry.size <= limit else { throw ZipError.damaged("\(entry.name) is larger than \(limit) bytes") }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(entry.size))
        try read(entry) { bytes += $0 }
        return bytes
    }

    /// Behind the entry's own header, whose name may be padded in another way than in the directory.
    private func contentStart(of entry: Entry) throws(ZipError) -> Int64 {
        let header = try file.bytes(at: entry.header, count: 30)
        guard header.littleEndian(at: 0, UInt32.self) == 0x0403_4B50 else {
            throw ZipError.damaged("\(entry.name) is not where the directory says")
        }
        let skipped = Int64(header.littleEndian(at: 26, UInt16.self)) + Int64(header.littleEndian(at: 28, UInt16.self))
        let start = entry.header + 30 + skipped
        guard start <= directory, entry.size <= directory - start else {
            throw ZipError.damaged("\(entry.name) reaches beyond the archive")
        }
        return start
    }
}
