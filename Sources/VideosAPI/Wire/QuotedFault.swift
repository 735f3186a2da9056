/// The provider's own error, which a proxy quotes inside its message: `OpenAIException - {"error":{…}}\n\n…`.
struct QuotedFault: Decodable {
    private let error: Fault

    /// nil when the message quotes none that says something.
    static func read(_ message: String) -> Fault? {
        guard let bytes = firstObject(in: Array(message.utf8)),
            let fault = JSONBody.decode(bytes, as: QuotedFault.self)?.error, fault.message?.isEmpty == false
        else { return nil }
        return fault
    }

    /// From the first brace to the one that closes it.
    private static func firstObject(in bytes: [UInt8]) -> [UInt8]? {
        guard let start = bytes.firstIndex(of: UInt8(ascii: "{")) else { return nil }
        var depth = 0
        var (isText, isEscaped) = (false, false)
        for index in start..<bytes.count {
            switch bytes[index] {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isText: isEscaped = true
            case UInt8(ascii: "\""): isText.toggle()
            case UInt8(ascii: "{") where !isText: depth += 1
            case UInt8(ascii: "}") where !isText:
                depth -= 1
                if depth == 0 { return Array(bytes[start...index]) }
            default: break
            }
        }
        return nil
    }
}
