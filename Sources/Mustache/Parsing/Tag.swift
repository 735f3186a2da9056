/// One tag as it stands in the source.
struct Tag {
    enum Kind {
        case variable, raw, section, inverted, close, comment, delimiters, partial, parent, block

        var opens: Bool { self == .section || self == .inverted || self == .parent || self == .block }
        var inherits: Bool { self == .parent || self == .block }
    }

    let kind: Kind
    /// From the opening delimiter to behind the closing one.
    let range: Range<Int>
    /// What the tag says, without its sign and the whitespace around it.
    let name: Range<Int>
    let line: Int

    /// The tag at the other end: a close's opener, an opener's close.
    var partner: Int?
    /// Directly inside a parent, where all text is ignored; for a close it is its opener that counts.
    var isInsideParent = false
    /// The text in front of the tag is directly inside a parent.
    var followsIgnoredText = false
    /// Alone on its line, which then leaves no trace in the output.
    var standsAlone = false
    /// The blanks in front of a tag that stands alone.
    var indentation = 0..<0
    /// Where the text in front of the tag ends, and where the text behind it starts.
    var textEnd: Int
    var textStart: Int

    var isArgument: Bool { kind == .block && isInsideParent }

    init(kind: Kind, range: Range<Int>, name: Range<Int>, line: Int) {
        self.kind = kind
        self.range = range
        self.name = name
        self.line = line
        textEnd = range.lowerBound
        textStart = range.upperBound
    }
}
