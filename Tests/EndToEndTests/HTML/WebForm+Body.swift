import HTTPClient

extension WebForm {
    /// The body that a browser sends when this button is pressed; the first one is what Enter presses.
    func body(pressing label: String? = nil) throws -> HTTPRequest.Body {
        let button = label.map { label in buttons.first { $0.label.hasPrefix(label) } } ?? buttons.first
        guard let button else { throw Failure("The form has no button \(label ?? "at all").") }
        var entries = fields.compactMap(entry)
        if let name = button.name { entries.append((name, .text(button.value))) }
        return isMultipart ? Self.multipart(entries) : Self.urlencoded(entries)
    }

    /// The query that a form of the method get asks with.
    func query() throws -> String {
        guard case .bytes(let bytes, _) = Self.urlencoded(fields.compactMap(entry)) else { return "" }
        return String(decoding: bytes, as: UTF8.self)
    }

    private enum Value {
        case text(String)
        case file(FormFile)
    }

    private func entry(_ field: Field) -> (String, Value)? {
        switch field.kind {
        case .radio, .checkbox: field.isChecked ? (field.name, .text(field.value)) : nil
        case .file: (field.name, .file(files[field.name] ?? .none))
        case .text, .hidden, .select: (field.name, .text(Self.asSent(field.value)))
        }
    }

    /// Line breaks go out as CR LF (HTML, form data set).
    private static func asSent(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    }

    private static func urlencoded(_ entries: [(String, Value)]) -> HTTPRequest.Body {
        let pairs = entries.map { name, value in
            guard case .text(let text) = value else { return encoded(name) + "=" }
            return encoded(name) + "=" + encoded(text)
        }
        return .bytes(Array(pairs.joined(separator: "&").utf8), contentType: "application/x-www-form-urlencoded")
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: " "): return "+"
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"):
                return String(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                return "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }.joined()
    }

    private static func multipart(_ entries: [(String, Value)]) -> HTTPRequest.Body {
        let boundary = "----EndToEndBoundary7MA4YWxkTrZu0gW"
        var body: [UInt8] = []
        for (name, value) in entries {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"".utf8)
            switch value {
            case .text(let text): body += Array("\r\n\r\n\(text)\r\n".utf8)
            case .file(let file):
                body += Array("; filename=\"\(file.name)\"\r\nContent-Type: \(file.type)\r\n\r\n".utf8)
                body += file.bytes + Array("\r\n".utf8)
            }
        }
        body += Array("--\(boundary)--\r\n".utf8)
        return .bytes(body, contentType: "multipart/form-data; boundary=\(boundary)")
    }
}
