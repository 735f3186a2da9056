/// `application/x-www-form-urlencoded`: the form of queries and of simple forms.
enum URLEncoded {
    /// More pairs than any form has; a bound for the memory they take.
    static let maximumPairs = 1000

    /// Nil for a bad escape, invalid UTF-8 or more than ``maximumPairs``.
    static func parse(_ bytes: some Collection<UInt8>) -> Fields? {
        var fields = Fields()
        for piece in bytes.split(separator: UInt8(ascii: "&"), maxSplits: maximumPairs) {
            let equals = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
            let valueStart = equals == piece.endIndex ? equals : piece.index(after: equals)
            guard fields.pairs.count < maximumPairs,
                let name = PercentDecoding.decode(piece[..<equals], plusIsSpace: true),
                let value = PercentDecoding.decode(piece[valueStart...], plusIsSpace: true)
            else { return nil }
            fields.append(name: name, value: value)
        }
        return fields
    }
}
