import Glibc

/// Cuts a multipart body into its parts as it arrives (RFC 2046, section 5.1), strictly: no preamble,
/// no blanks after a boundary, CR LF at every line's end. Holds back no more than a part's header.
struct MultipartParser {
    /// A longer header of a part is refused; in bytes.
    static let maximumHead = 8192

    private enum State {
        case start
        case boundary
        case head
        case content
        case finished
    }

    private let delimiter: [UInt8]
    private var state = State.start
    /// What has arrived and cannot be told yet. The leading CR LF gives the first boundary the form of the others.
    private var pending: [UInt8] = ASCII.crlf

    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    mutating func parse(_ bytes: UnsafeRawBufferPointer, into sink: some MultipartSink) throws(HTTPProblem) {
        guard state != .finished else { return }
        pending.append(contentsOf: bytes)
        var position = 0
        while try step(&position, sink) {}
        pending.removeFirst(position)
    }

    /// Throws 400 when the closing boundary has not arrived.
    func finish() throws(HTTPProblem) {
        guard state == .finished else { throw Self.malformed("The form ends before its last boundary.") }
    }

    /// Takes what can be told from `position` on; false when more must arrive first.
    private mutating func step(_ position: inout Int, _ sink: some MultipartSink) throws(HTTPProblem) -> Bool {
        switch state {
        case .start: try takeStart(&position)
        case .boundary: try takeBoundaryEnd(&position)
        case .head: try takeHead(&position, sink)
        case .content: try takeContent(&position, sink)
        case .finished: takeRest(&position)
        }
    }

    private mutating func takeStart(_ position: inout Int) throws(HTTPProblem) -> Bool {
        guard pending.count >= delimiter.count else { return false }
        guard pending.starts(with: delimiter) else {
            throw Self.malformed("The form does not start with its boundary.")
        }
        position = delimiter.count
        state = .boundary
        return true
    }

    private mutating func takeBoundaryEnd(_ position: inout Int) throws(HTTPProblem) -> Bool {
        guard pending.count - position >= 2 else { return false }
        let end = pending[position..<position + 2]
        guard end.elementsEqual(ASCII.crlf) || end.elementsEqual("--".utf8) else {
            throw Self.malformed("A boundary of the form is followed by something else.")
        }
        state = end.elementsEqual(ASCII.crlf) ? .head : .finished
        position += 2
        return true
    }

    private mutating func takeHead(_ position: inout Int, _ sink: some MultipartSink) throws(HTTPProblem) -> Bool {
        let end = find(ASCII.crlf + ASCII.crlf, from: position)
        guard (end ?? pending.count) - position <= Self.maximumHead else {
            throw Self.malformed("A part of the form has a header longer than 8 KiB.")
        }
        guard let end else { return false }
        try sink.begin(PartHead(pending[position..<end]))
        position = end + 4
        state = .content
        return true
    }

    private mutating func takeContent(_ position: inout Int, _ sink: some MultipartSink) throws(HTTPProblem) -> Bool {
        let found = find(delimiter, from: position)
        let end = found ?? max(position, pending.count - delimiter.count + 1)
        if end > position { try deliver(position..<end, to: sink) }
        position = end
        guard found != nil else { return false }
        try sink.end()
        position += delimiter.count
        state = .boundary
        return true
    }

    private mutating func takeRest(_ position: inout Int) -> Bool {
        position = pending.count
        return false
    }

    private func deliver(_ range: Range<Int>, to sink: some MultipartSink) throws(HTTPProblem) {
        try pending.withUnsafeBufferPointer { bytes throws(HTTPProblem) in
            try sink.content(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[range])))
        }
    }

    private func find(_ needle: [UInt8], from position: Int) -> Int? {
        pending.withUnsafeBytes { bytes in
            var position = position
            while bytes.count - position >= needle.count {
                let start = bytes.baseAddress! + position
                guard let found = memchr(start, Int32(needle[0]), bytes.count - position) else { return nil }
                position = UnsafeRawPointer(found) - bytes.baseAddress!
                if bytes[position...].starts(with: needle) { return position }
                position += 1
            }
            return nil
        }
    }

    private static func malformed(_ message: String) -> HTTPProblem {
        HTTPProblem(.badRequest, message)
    }
}
