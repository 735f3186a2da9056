/// The directory at an archive's end.
enum ZipDirectory {
    struct Place {
        let offset: Int64
        let size: Int64
        let count: Int64
    }

    /// Larger ones are refused before they are read: a million entries and 128 MiB.
    private static let mostEntries: Int64 = 1_000_000
    private static let largest: Int64 = 128 << 20
    /// The last record, and the longest comment behind it.
    private static let longestEnd: Int64 = 22 + 65_535

    static func find(in file: RandomAccessFile) throws(ZipError) -> Place {
        let start = max(file.size - longestEnd, 0)
        let tail = try file.bytes(at: start, count: Int(file.size - start))
        guard let end = lastRecord(in: tail) else { throw ZipError.damaged("its end is missing") }
        var place = Place(
            offset: Int64(tail.littleEndian(at: end + 16, UInt32.self)),
            size: Int64(tail.littleEndian(at: end + 12, UInt32.self)),
            count: Int64(tail.littleEndian(at: end + 10, UInt16.self)))
        if place.offset == 0xFFFF_FFFF || place.size == 0xFFFF_FFFF || place.count == 0xFFFF {
            place = try largePlace(before: start + Int64(end), in: file) ?? place
        }
        guard place.count <= mostEntries, place.size <= largest else {
            throw ZipError.damaged("it has too many entries")
        }
        guard place.offset >= 0, place.size >= 0, place.offset <= file.size - place.size else {
            throw ZipError.damaged("its directory is not in it")
        }
        return place
    }

    private static func lastRecord(in tail: [UInt8]) -> Int? {
        guard tail.count >= 22 else { return nil }
        return stride(from: tail.count - 22, through: 0, by: -1).first { index in
            tail.littleEndian(at: index, UInt32.self) == 0x0605_4B50
                && index + 22 + Int(tail.littleEndian(at: index + 20, UInt16.self)) == tail.count
        }
    }

    private static func largePlace(before end: Int64, in file: RandomAccessFile) throws(ZipError) -> Place? {
        guard end >= 20 else { return nil }
        let locator = try file.bytes(at: end - 20, count: 20)
        guard locator.littleEndian(at: 0, UInt32.self) == 0x0706_4B50 else { return nil }
        let offset = Int64(clamping: locator.littleEndian(at: 8, UInt64.self))
        guard offset <= end - 56 else { throw ZipError.damaged("its end is not where it says") }
        let record = try file.bytes(at: offset, count: 56)
        guard record.littleEndian(at: 0, UInt32.self) == 0x0606_4B50 else {
            throw ZipError.damaged("its end is not where it says")
        }
        return Place(
            offset: Int64(clamping: record.littleEndian(at: 48, UInt64.self)),
            size: Int64(clamping: record.littleEndian(at: 40, UInt64.self)),
            count: Int64(clamping: record.littleEndian(at: 32, UInt64.self)))
    }

    static func read(_ place: Place, of file: RandomAccessFile) throws(ZipError) -> [String: ZipArchive.Entry] {
        let bytes = try file.bytes(at: place.offset, count: Int(place.size))
        var entries: [String: ZipArchive.Entry] = [:]
        var index = 0
        for _ in 0..<place.count {
            let (entry, length) = try entry(in: bytes, at: index, before: place.offset)
            guard entries.updateValue(entry, forKey: entry.name) == nil else {
                throw ZipError.damaged("it has two entries of the same name")
            }
            index += length
        }
        return entries
    }

    private static func entry(
        in bytes: [UInt8], at index: Int, before end: Int64
    ) throws(ZipError) -> (ZipArchive.Entry, length: Int) {
        guard index + 46 <= bytes.count, bytes.littleEndian(at: index, UInt32.self) == 0x0201_4B50 else {
            throw ZipError.damaged("its directory is cut off")
        }
        let field = { (offset: Int) in Int(bytes.littleEndian(at: index + offset, UInt16.self)) }
        let (nameLength, extraLength, commentLength) = (field(28), field(30), field(32))
        let length = 46 + nameLength + extraLength + commentLength
        guard index + length <= bytes.count else { throw ZipError.damaged("its directory is cut off") }
        let name = bytes[(index + 46)..<(index + 46 + nameLength)]
        let extra = bytes[(index + 46 + nameLength)..<(index + 46 + nameLength + extraLength)]
        var sizes = [24, 20, 42].map { Int64(bytes.littleEndian(at: index + $0, UInt32.self)) }
        ZipRecords.widen(&sizes, by: Array(extra))
        guard let text = String(validating: name, as: UTF8.self), !text.isEmpty else {
            throw ZipError.damaged("a name in it is no UTF-8")
        }
        guard sizes.allSatisfy({ $0 >= 0 }), sizes[2] <= end - 30, sizes[1] <= end else {
            throw ZipError.damaged("an entry reaches beyond it")
        }
        let isPlain = field(10) == 0 && field(8) & 1 == 0 && sizes[0] == sizes[1]
        let entry = ZipArchive.Entry(
            name: text, size: sizes[0], crc: bytes.littleEndian(at: index + 16, UInt32.self), header: sizes[2],
            isStored: isPlain)
        return (entry, length)
    }
}

extension ZipRecords {
    /// Puts the 64-bit values of the extra field in the place of those that did not fit: size, packed size, offset.
    static func widen(_ values: inout [Int64], by extra: [UInt8]) {
        var index = 0
        while index + 4 <= extra.count {
            let id = extra.littleEndian(at: index, UInt16.self)
            let length = extra.littleEndian(at: index + 2, UInt16.self)
            let end = min(index + 4 + Int(length), extra.count)
            if id == 1 {
                var field = index + 4
                for place in values.indices where values[place] == limit && field + 8 <= end {
                    values[place] = Int64(bitPattern: extra.littleEndian(at: field, UInt64.self))
                    field += 8
                }
            }
            index = end
        }
    }
}
