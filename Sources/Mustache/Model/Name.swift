/// One word of a name, with a number that tells most of them apart at once.
struct Name: Hashable, Sendable {
    let text: String
    private let fingerprint: UInt64

    init(_ text: String) {
        self.text = text
        // FNV-1a: a few nanoseconds for words of this length.
        var fingerprint: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { fingerprint = (fingerprint ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.fingerprint = fingerprint
    }

    @inline(__always)
    static func == (a: Name, b: Name) -> Bool { a.fingerprint == b.fingerprint && a.text == b.text }

    func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
}
