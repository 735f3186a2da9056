/// The first byte of a tag, which says what kind it is; a variable has none.
struct Sign {
    let kind: Tag.Kind
    /// What the tag repeats in front of its closing delimiter.
    let ending: [UInt8]

    init?(byte: UInt8) {
        switch byte {
        case UInt8(ascii: "!"): self.init(.comment)
        case UInt8(ascii: "#"): self.init(.section)
        case UInt8(ascii: "^"): self.init(.inverted)
        case UInt8(ascii: "/"): self.init(.close)
        case UInt8(ascii: ">"): self.init(.partial)
        case UInt8(ascii: "<"): self.init(.parent)
        case UInt8(ascii: "$"): self.init(.block)
        case UInt8(ascii: "&"): self.init(.raw)
        case UInt8(ascii: "{"): self.init(.raw, ending: "}")
        case UInt8(ascii: "="): self.init(.delimiters, ending: "=")
        default: return nil
        }
    }

    private init(_ kind: Tag.Kind, ending: String = "") {
        self.kind = kind
        self.ending = Array(ending.utf8)
    }
}
