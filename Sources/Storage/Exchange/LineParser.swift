import FoundationEssentials
import Studio

/// Reads one line of records: an object with one member, whose value is an object of texts, numbers and nulls. Nothing
/// else is taken, so nothing can be nested deeply. Fast, because a library has hundreds of thousands of lines.
struct LineParser {
    private let bytes: [UInt8]
    private var index = 0

    static func parse(_ bytes: [UInt8]) throws(Problem) -> (name: String, row: ExchangeRow) {
        var parser = LineParser(bytes: bytes)
        try parser.expect("{")
        let name = try parser.text()
        try parser.expect(":")
        let row = try parser.row()
        try parser.expect("}")
        guard parser.next() == nil else { throw Problem.damagedManifest }
        return (name, row)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next byte that is no space; nil at the end.
    private mutating func next() -> UInt8? {
        while index < bytes.count, bytes[index] == 32 || bytes[index] == 9 || bytes[index] == 13 { index += 1 }
        return index < bytes.count ? bytes[index] : nil
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(Problem) {
        guard next() == UInt8(ascii: scalar) else { throw Problem.damagedManifest }
        index += 1
    }

    private mutating func row() throws(Problem) -> ExchangeRow {
        var row = ExchangeRow()
        try expect("{")
        if next() == UInt8(ascii: "}") {
            index += 1
            return row
        }
        while true {
            let name = try text()
            try expect(":")
            guard row.cells.updateValue(try cell(), forKey: name) == nil else { throw Problem.damagedManifest }
            if next() == UInt8(ascii: ",") {
                index += 1
            } else {
                try expect("}")
                return row
            }
        }
    }

    private mutating func cell() throws(Problem) -> ExchangeCell {
        switch next() {
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "n"):
            guard bytes[index...].starts(with: "null".utf8) else { throw Problem.damagedManifest }
            index += 4
            return .null
        default: return try number()
        }
    }

    private mutating func number() throws(Problem) -> ExchangeCell {
        let start = index
        while index < bytes.count, Self.numberBytes.contains(bytes[index]) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if let whole = Int64(text) { return .integer(whole) }
        guard let number = Double(text), number.isFinite else { throw Problem.damagedManifest }
        return .real(number)
    }

    private static let numberBytes = Set("+-.0123456789eE".utf8)

    private mutating func text() throws(Problem) -> String {
        try expect("\"")
        var content: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: content, as: UTF8.self) else { throw Problem.damagedManifest }
                return text
            case UInt8(ascii: "\\"): content += try escaped()
            case 0..<32: throw Problem.damagedManifest
            default: content.append(byte)
            }
        }
        throw Problem.damagedManifest
    }

    /// What follows a backslash.
    private mutating func escaped() throws(Problem) -> [UInt8] {
        guard index < bytes.count else { throw Problem.damagedManifest }
        defer { index += 1 }
        switch bytes[index] {
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "u"): return try scalar()
        case let byte where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "/"):
            return [byte]
        default: throw Problem.damagedManifest
        }
    }

    /// Four hexadecimal digits, or twice four with a backslash and a `u` between them; stops at the last digit.
    private mutating func scalar() throws(Problem) -> [UInt8] {
        var code = try unit()
        if 0xD800..<0xDC00 ~= code {
            guard bytes[(index + 1)...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
                throw Problem.damagedManifest
            }
            index += 2
            let low = try unit()
            guard 0xDC00..<0xE000 ~= low else { throw Problem.damagedManifest }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw Problem.damagedManifest }
        return Array(String(Character(scalar)).utf8)
    }

    /// The digits behind the `u` at the index, which moves to the last of them.
    private mutating func unit() throws(Problem) -> UInt32 {
        let digits = bytes[(index + 1)...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw Problem.damagedManifest }
        index += 4
        return code
    }
}
