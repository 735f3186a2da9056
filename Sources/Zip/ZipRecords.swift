import Glibc

/// The records of the ZIP format (PKWARE's APPNOTE.TXT 6.3), as they are written here: entries stored as they are,
/// names in UTF-8, checksums and sizes behind the content.
enum ZipRecords {
    /// From here on a 32-bit field cannot hold it, and a 64-bit one takes its place.
    static let limit: Int64 = 0xFFFF_FFFF
    private static let entryLimit = 0xFFFF
    /// Sizes follow the content, and the name is UTF-8.
    private static let flags: UInt16 = 0x0808
    private static let unix: UInt16 = 3 << 8

    static func isLarge(_ entry: ZipEntry) -> Bool { entry.size >= limit }

    private static func version(_ isLarge: Bool) -> UInt16 { isLarge ? 45 : 20 }

    static func localHeader(_ entry: ZipEntry) -> [UInt8] {
        let isLarge = isLarge(entry)
        var bytes = Bytes()
        bytes.add(UInt32(0x0403_4B50))
        bytes.add(version(isLarge))
        addKind(entry, &bytes)
        bytes.add(UInt32(0))
        let size = isLarge ? UInt32.max : 0
        bytes.add(size)
        bytes.add(size)
        bytes.add(UInt16(entry.name.utf8.count))
        bytes.add(UInt16(isLarge ? 20 : 0))
        bytes.content += entry.name.utf8
        if isLarge {
            bytes.add(UInt16(1))
            bytes.add(UInt16(16))
            bytes.add(UInt64(0))
            bytes.add(UInt64(0))
        }
        return bytes.content
    }

    /// What follows an entry's content.
    static func descriptor(_ entry: ZipEntry, crc: UInt32) -> [UInt8] {
        var bytes = Bytes()
        bytes.add(UInt32(0x0807_4B50))
        bytes.add(crc)
        for _ in 0..<2 {
            if isLarge(entry) { bytes.add(UInt64(entry.size)) } else { bytes.add(UInt32(entry.size)) }
        }
        return bytes.content
    }

    /// An entry's line in the directory at the end.
    static func directoryEntry(_ entry: ZipEntry, crc: UInt32, offset: Int64) -> [UInt8] {
        let (isLarge, isFar) = (isLarge(entry), offset >= limit)
        var extra = Bytes()
        if isLarge { extra.add(UInt64(entry.size)) }
        if isLarge { extra.add(UInt64(entry.size)) }
        if isFar { extra.add(UInt64(offset)) }
        var bytes = Bytes()
        bytes.add(UInt32(0x0201_4B50))
        bytes.add(unix | version(isLarge || isFar))
        bytes.add(version(isLarge || isFar))
        addKind(entry, &bytes)
        bytes.add(crc)
        let size = isLarge ? UInt32.max : UInt32(entry.size)
        bytes.add(size)
        bytes.add(size)
        bytes.add(UInt16(entry.name.utf8.count))
        bytes.add(UInt16(extra.content.isEmpty ? 0 : extra.content.count + 4))
        // No comment, first disk, no inner attributes; a plain file that only its owner reads and writes.
        bytes.content += [0, 0, 0, 0, 0, 0]
        bytes.add(UInt32(0o100600) << 16)
        bytes.add(isFar ? UInt32.max : UInt32(offset))
        bytes.content += entry.name.utf8
        if !extra.content.isEmpty {
            bytes.add(UInt16(1))
            bytes.add(UInt16(extra.content.count))
            bytes.content += extra.content
        }
        return bytes.content
    }

    /// The last records: where the directory is.
    static func end(count: Int, directory offset: Int64, size: Int64) -> [UInt8] {
        var bytes = Bytes()
        let isLarge = count >= entryLimit || offset >= limit || size >= limit
        if isLarge { addLargeEnd(count, offset, size, &bytes) }
        bytes.add(UInt32(0x0605_4B50))
        bytes.add(UInt32(0))
        let shownCount = UInt16(clamping: isLarge ? entryLimit : count)
        bytes.add(shownCount)
        bytes.add(shownCount)
        bytes.add(isLarge ? UInt32.max : UInt32(size))
        bytes.add(isLarge ? UInt32.max : UInt32(offset))
        bytes.add(UInt16(0))
        return bytes.content
    }

    private static func addLargeEnd(_ count: Int, _ offset: Int64, _ size: Int64, _ bytes: inout Bytes) {
        bytes.add(UInt32(0x0606_4B50))
        bytes.add(UInt64(44))
        bytes.add(unix | 45)
        bytes.add(UInt16(45))
        bytes.add(UInt64(0))
        bytes.add(UInt64(count))
        bytes.add(UInt64(count))
        bytes.add(UInt64(size))
        bytes.add(UInt64(offset))
        // Where that record is: right after the directory.
        bytes.add(UInt32(0x0706_4B50))
        bytes.add(UInt32(0))
        bytes.add(UInt64(offset + size))
        bytes.add(UInt32(1))
    }

    /// Flags, the method "stored", and the time in MS-DOS's form.
    private static func addKind(_ entry: ZipEntry, _ bytes: inout Bytes) {
        var seconds = time_t(min(max(entry.modified, 315_532_800), 4_354_819_198))
        var parts = tm()
        gmtime_r(&seconds, &parts)
        bytes.add(flags)
        bytes.add(UInt16(0))
        bytes.add(UInt16(parts.tm_hour << 11 | parts.tm_min << 5 | parts.tm_sec / 2))
        bytes.add(UInt16((parts.tm_year - 80) << 9 | (parts.tm_mon + 1) << 5 | parts.tm_mday))
    }
}

/// Little-endian fields, one after another.
struct Bytes {
    var content: [UInt8] = []

    mutating func add(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { content += $0 }
    }
}
