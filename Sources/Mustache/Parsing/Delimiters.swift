/// What a tag starts and ends with: `{{` and `}}` until a template says otherwise.
struct Delimiters {
    let open: [UInt8]
    let close: [UInt8]

    static let standard = Delimiters(open: Array("{{".utf8), close: Array("}}".utf8))

    init(open: [UInt8], close: [UInt8]) {
        self.open = open
        self.close = close
    }

    /// Reads `<% %>`: two words without `=`. nil for anything else.
    init?(reading text: ArraySlice<UInt8>) {
        let words = text.split(whereSeparator: Byte.isWhitespace)
        guard words.count == 2, !text.contains(Byte.equals) else { return nil }
        self.init(open: Array(words[0]), close: Array(words[1]))
    }
}
