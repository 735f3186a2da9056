/// The header of one part of a `multipart/form-data` body (RFC 7578, section 4).
struct PartHead: Equatable {
    let name: String
    /// Nil for a text field.
    let fileName: String?
    let contentType: String?

    /// Throws 400 for a header that is not exactly what RFC 7578 asks for.
    init(_ block: some Collection<UInt8>) throws(HTTPProblem) {
        guard let text = String(validating: block, as: UTF8.self), let fields = Self.fields(text),
            let (kind, parameters) = fields["content-disposition"].flatMap(HeaderParameters.parse),
            ASCII.equalIgnoringCase(kind, "form-data"), let name = parameters["name"], !name.isEmpty,
            ["7bit", "8bit", "binary", nil].contains(fields["content-transfer-encoding"].map(ASCII.lowercased))
        else { throw HTTPProblem(.badRequest, "A part of the form has a malformed header.") }
        self.name = Self.unescape(name)
        fileName = parameters["filename"].map(Self.unescape)
        contentType = fields["content-type"]
    }

    /// Nil when a line is no header field or a name comes twice.
    private static func fields(_ text: String) -> [String: String]? {
        var fields: [String: String] = [:]
        for line in text.utf8.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false) {
            let line = line.last == ASCII.carriageReturn ? line.dropLast() : line
            let name = ASCII.lowercased(Substring(line.prefix { $0 != UInt8(ascii: ":") }))
            let value = ASCII.trimmed(Substring(line.dropFirst(name.utf8.count + 1)))
            let isSound = ASCII.isToken(name) && !value.utf8.contains { ASCII.isControl($0) && $0 != ASCII.tab }
            guard isSound, name.utf8.count < line.count, fields.updateValue(value, forKey: name) == nil else {
                return nil
            }
        }
        return fields
    }

    /// Browsers send a quote in a name as `%22` and nothing else escaped (HTML, "multipart/form-data").
    private static func unescape(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.starts(with: "22".utf8) {
                rest = rest.dropFirst(2)
                bytes.append(UInt8(ascii: "\""))
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
