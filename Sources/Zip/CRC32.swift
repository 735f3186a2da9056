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
                var sum: UInt32 = 0
                for place in 0..<4 {
                    let shift = UInt32(8 * place)
                    sum ^= tables[(7 - place) << 8 | Int(low >> shift & 0xFF)]
                    sum ^= tables[(3 - place) << 8 | Int(high >> shift & 0xFF)]
                }
                register = sum
                index += 8
            }
            while index < bytes.count {
                let byte = UInt32(bytes[index])
                register = tables[Int((register ^ byte) & 0xFF)] ^ (register >> 8)
                index += 1
            }
            return register
        }
    }

    /// Eight tables of 256: the k-th tells what a byte has become k bytes later.
    private static let tables: [UInt32] = {
        var tables = (0..<256).map(remainder)
        for index in 256..<2048 {
            let before = tables[index - 256]
            tables.append(tables[Int(before & 0xFF)] ^ (before >> 8))
        }
        return tables
    }()

    /// Of one byte, eight times divided by the polynomial.
    private static func remainder(_ byte: Int) -> UInt32 {
        var value = UInt32(byte)
        for _ in 0..<8 {
            let half = value >> 1
            value = value & 1 == 1 ? half ^ 0xEDB8_8320 : half
        }
        return value
    }
}
