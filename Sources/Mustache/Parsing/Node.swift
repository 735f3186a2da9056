/// One entry of a template's tree. The tree is one flat array in the order of the source: an entry's children are
/// the entries between it and its `end`.
struct Node {
    enum Kind: UInt8 {
        case text, variable, raw, section, inverted, partial, parent, block
    }

    let kind: Kind
    /// A block that fills one of a parent's.
    var isArgument = false
    /// First on its line: the indentation of the place where the template is used goes in front.
    var startsLine = false
    /// The opening tag stands alone, so the content starts on a line of its own.
    var opensLine = false
    /// The closing tag stands alone: the line it ended has no other line break.
    var closesLine = false
    /// Where the children end and the next entry stands.
    var end: Int32 = 0
    /// Of text: its bytes in the template's `text`. Otherwise `start` is the place in the template's `names`.
    var start: Int32
    var stop: Int32 = 0
    /// The place in the template's `indentations`; 0 is none.
    var indentation: Int32 = 0
    let line: Int32

    init(_ kind: Kind, start: Int, line: Int) {
        self.kind = kind
        self.start = Int32(start)
        self.line = Int32(line)
    }
}
