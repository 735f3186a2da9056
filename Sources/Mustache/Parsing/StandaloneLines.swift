/// Finds the lines that hold nothing but tags which write nothing themselves, and takes those lines out of the text.
///
/// One section, comment, partial … on a line stands alone; so do tags of inheritance that share a line, such as
/// `{{<layout}}{{$title}}` or `{{/content}}{{/layout}}`.
struct StandaloneLines {
    private let source: [UInt8]
    private var tags: [Tag]

    init(tags: [Tag], source: [UInt8]) {
        self.tags = tags
        self.source = source
    }

    mutating func marked() -> [Tag] {
        var first = 0
        while first < tags.count {
            let line = tagsOfLine(startingWith: first)
            if canStandAlone(line), let start = lineStart(line), let end = lineEnd(line) { mark(line, start, end) }
            first = line.upperBound
        }
        return tags
    }

    private func tagsOfLine(startingWith first: Int) -> Range<Int> {
        var end = first + 1
        while end < tags.count, !source[gap(before: end)].contains(Byte.newline) { end += 1 }
        return first..<end
    }

    private func gap(before index: Int) -> Range<Int> {
        tags[index - 1].range.upperBound..<tags[index].range.lowerBound
    }

    private func canStandAlone(_ line: Range<Int>) -> Bool {
        if line.count == 1 {
            let kind = tags[line.lowerBound].kind
            return kind != .variable && kind != .raw
        }
        return line.allSatisfy(inherits)
            && line.count(where: { tags[$0].kind.opens && !tags[$0].isArgument }) <= 1
            && line.dropFirst().allSatisfy {
                tags[$0].followsIgnoredText || source[gap(before: $0)].allSatisfy(Byte.isBlank)
            }
    }

    private func inherits(_ index: Int) -> Bool {
        let tag = tags[index]
        return tag.kind.inherits || tag.kind == .close && tag.partner.map { tags[$0].kind.inherits } ?? false
    }

    /// Where the line starts; nil when text that counts stands in front of its first tag.
    private func lineStart(_ line: Range<Int>) -> Int? {
        let tag = tags[line.lowerBound]
        var start = tag.range.lowerBound
        while start > 0, source[start - 1] != Byte.newline {
            guard tag.followsIgnoredText || Byte.isBlank(source[start - 1]) else { return nil }
            start -= 1
        }
        return start
    }

    /// Where the next line starts; nil when text that counts stands behind the line's last tag.
    private func lineEnd(_ line: Range<Int>) -> Int? {
        let end = source.skippingBlanks(from: tags[line.upperBound - 1].range.upperBound)
        if let next = source.afterLineBreak(at: end) { return next }
        guard line.upperBound < tags.count, tags[line.upperBound].followsIgnoredText else { return nil }
        return source[end...].firstIndex(of: Byte.newline).map { $0 + 1 }
    }

    private mutating func mark(_ line: Range<Int>, _ start: Int, _ end: Int) {
        let indentation = start..<source.skippingBlanks(from: start)
        for index in line {
            tags[index].standsAlone = true
            tags[index].indentation = indentation
            if index > line.lowerBound { tags[index].textEnd = tags[index - 1].textStart }
        }
        tags[line.lowerBound].textEnd = start
        tags[line.upperBound - 1].textStart = end
    }
}
