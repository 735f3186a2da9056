/// Gathers the head of a reply from the lines that libcurl hands over.
struct HeadCollector {
    /// The most bytes of all heads of one reply, informational ones included.
    static let maximumBytes = 64 << 10

    enum Step: Equatable {
        case more
        /// The head of the final reply is whole.
        case complete
        case tooLarge
    }

    private(set) var status = 0
    private(set) var headers = ReplyHeaders()
    private(set) var isComplete = false
    private var byteCount = 0

    /// Takes one line with its line end.
    mutating func add(_ line: UnsafeRawBufferPointer) -> Step {
        byteCount += line.count
        guard byteCount <= Self.maximumBytes else { return .tooLarge }
        // What follows the head are trailers of a chunked body.
        guard !isComplete else { return .more }
        let text = Self.trimmed(line[...])
        if text.isEmpty { return endHead() }
        if text.starts(with: "HTTP/".utf8) {
            startHead(text)
        } else if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
            headers.append(name: Self.string(text[..<colon]), value: Self.string(text[(colon + 1)...]))
        }
        return .more
    }

    private mutating func startHead(_ line: Slice<UnsafeRawBufferPointer>) {
        let code = line.split(separator: UInt8(ascii: " ")).dropFirst().first
        status = code.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
        headers = ReplyHeaders()
    }

    /// Informational replies (1xx) come before the final one.
    private mutating func endHead() -> Step {
        isComplete = status >= 200
        return isComplete ? .complete : .more
    }

    private static func string(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        String(decoding: trimmed(bytes), as: UTF8.self)
    }

    private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        let blanks = " \t\r\n".utf8
        guard let first = bytes.firstIndex(where: { !blanks.contains($0) }),
            let last = bytes.lastIndex(where: { !blanks.contains($0) })
        else { return bytes[bytes.endIndex...] }
        return bytes[first...last]
    }
}
