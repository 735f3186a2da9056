import Crypto

/// The SHA-256 of a whole file, in 64 KiB of memory.
enum Hash {
    static func of(_ file: borrowing OpenFile) throws(FileFailure) -> [UInt8] {
        try read(file) { _ in }
    }

    /// The digest of exactly the bytes that are copied.
    static func of(_ file: borrowing OpenFile, copyingTo copy: borrowing OpenFile) throws(FileFailure) -> [UInt8] {
        try read(file) { (bytes) throws(FileFailure) in try copy.write(bytes) }
    }

    private static func read(
        _ file: borrowing OpenFile, _ each: (UnsafeRawBufferPointer) throws(FileFailure) -> Void
    ) throws(FileFailure) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
        defer { buffer.deallocate() }
        var hash = SHA256()
        var offset: Int64 = 0
        while true {
            let count = try file.fill(buffer, from: offset)
            if count == 0 { return hash.finalize() }
            let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            hash.update(bytes)
            try each(bytes)
            offset += Int64(count)
        }
    }
}
