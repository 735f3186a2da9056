import Crypto

/// The same numbers for the same words on every machine (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ words: [String]) {
        let digest = SHA256.hash(Array(words.joined(separator: "\u{0}").utf8))
        state = digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    /// Evenly spread over the range.
    mutating func number(_ range: ClosedRange<Float>) -> Float { Float.random(in: range, using: &self) }
}
