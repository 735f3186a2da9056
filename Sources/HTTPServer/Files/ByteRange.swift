/// What a `Range` header field asks of a representation (RFC 9110, section 14).
package enum ByteRange: Equatable, Sendable {
    /// All of it: no field, another unit, several ranges or a malformed one, which must be ignored.
    case whole
    /// In bytes; `length` is at least 1 and the end lies within the representation.
    case range(offset: Int, length: Int)
    /// Nothing of it: 416.
    case unsatisfiable

    /// - Parameter size: of the representation in bytes, 0 or more.
    package static func parse(_ header: String?, size: Int) -> ByteRange {
        guard let header, let equals = header.utf8.firstIndex(of: UInt8(ascii: "=")),
            ASCII.equalIgnoringCase(String(header[..<equals]), "bytes")
        else { return .whole }
        let ranges = header.utf8[equals...].dropFirst().split(separator: UInt8(ascii: ","))
            .map { ASCII.trimmed(Substring($0)) }.filter { !$0.isEmpty }
        return ranges.count == 1 ? parseOne(ranges[0], size) : .whole
    }

    private static func parseOne(_ text: String, _ size: Int) -> ByteRange {
        let halves = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard halves.count == 2 else { return .whole }
        switch (Bound(halves[0]), Bound(halves[1])) {
        case (.number(let first), .none): return from(first, through: .max, size)
        case (.number(let first), .number(let last)) where !isBefore(halves[1], halves[0]):
            return from(first, through: last, size)
        case (.none, .number(let count)): return suffix(count, size)
        default: return .whole
        }
    }

    private static func from(_ first: Int, through last: Int, _ size: Int) -> ByteRange {
        guard first < size else { return .unsatisfiable }
        return .range(offset: first, length: min(last, size - 1) - first + 1)
    }

    private static func suffix(_ count: Int, _ size: Int) -> ByteRange {
        guard count > 0 else { return .unsatisfiable }
        guard size > 0 else { return .whole }
        let length = min(count, size)
        return .range(offset: size - length, length: length)
    }

    /// One end of a range. A number too large for an `Int` lies past the end of any file.
    private enum Bound {
        case none
        case number(Int)
        case malformed

        init(_ digits: Substring.UTF8View) {
            if digits.isEmpty {
                self = .none
            } else if digits.allSatisfy(ASCII.isDigit) {
                self = .number(Int(Substring(digits)) ?? .max)
            } else {
                self = .malformed
            }
        }
    }

    /// Compares numbers of any length.
    private static func isBefore(_ one: Substring.UTF8View, _ other: Substring.UTF8View) -> Bool {
        let (one, other) = (one.drop { $0 == UInt8(ascii: "0") }, other.drop { $0 == UInt8(ascii: "0") })
        return one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count < other.count
    }
}
