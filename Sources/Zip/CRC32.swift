/// The checksum of ZIP entries: CRC-32 as in ISO 3309 and PNG (polynomial 0xEDB88320, reflected).
package struct CRC32: Sendable, Equatable {
    private var register: UInt32 = .max

    package init() {}

    package var value: UInt32 { ~register }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        register = Self.tables.withUnsafeBufferPointer { tables in
            var register = register
            var index = 0
            // Eight bytes at a time, each by a table of its own: several times as fast as one by one.
            while index + 8 <= bytes.count {
                let low = register ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self).littleEndian
                let high = bytes.loadUnaligned(fromByteOffset: index + 4, as: UInt32.self).littleEndian
                register =
                    tables[1792 + Int(low & 0xFF)] ^ tables[1536 + Int(low >> 8 & 0xFF)]
                    ^ tables[1280 + Int(low >> 16 & 0xFF)] ^ tables[1024 + Int(low >> 24)]
                register ^=
                    tables[768 + Int(high & 0xFF)] ^ tables[512 + Int(high >> 8 & 0xFF)]
                    ^ tables[256 + Int(high >> 16 & 0xFF)] ^ tables[Int(high >> 24)]
                index += 8
            }
            while index < bytes.count {
                register = tables[Int((register ^ UInt32(bytes[index])) & 0xFF)] ^ register >> 8
                index += 1
            }
            return register
        }
    }

    /// Eight tables of 256: the k-th tells what a byte has become k bytes later.
    private static let tables: [UInt32] = {
        var tables = (0..<256).map { byte in
            (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
        }
        for index in 256..<2048 {
            let before = tables[index - 256]
            tables.append(tables[Int(before & 0xFF)] ^ before >> 8)
        }
        return tables
    }()
}
