/// Bytes of every value in an order that repeats exactly.
func patternedBytes(_ count: Int) -> [UInt8] {
    var state: UInt32 = 1
    return (0..<count).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return UInt8(state >> 24)
    }
}

extension Sequence where Element == UInt8 {
    var text: String { String(decoding: Array(self), as: UTF8.self) }
}
