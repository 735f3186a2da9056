import Studio

/// What a server says went wrong, whichever of the known shapes it uses.
///
/// An object `{message, type, code}`, a bare string, or FastAPI's list of `{loc, msg}`.
struct Fault: Decodable, Sendable {
    let message: String?
    let type: String?
    /// Its own code; some servers write the HTTP status here, as a text or a number.
    let code: String?

    private enum Keys: String, CodingKey {
        case message, msg, detail, type, code, error
    }

    private struct Item: Decodable, Sendable {
        let loc: LooseArray<LooseText>?
        let msg: String
    }

    init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(message: text)
        } else if let items = try? LooseArray<Item>(from: decoder) {
            self.init(message: items.elements.prefix(5).map(Self.sentence).joined(separator: "; "))
        } else {
            try self.init(object: decoder.container(keyedBy: Keys.self))
        }
    }

    private init(message: String?, type: String? = nil, code: String? = nil) {
        self.message = message
        self.type = type
        self.code = code
    }

    private init(object: KeyedDecodingContainer<Keys>) throws {
        if let inner: Fault = object.lenient(.error) {
            self = inner
            return
        }
        let message: String? = object.lenient(.message) ?? object.lenient(.msg) ?? object.lenient(.detail)
        if let quoted = message.flatMap(QuotedFault.read) {
            self = quoted
            return
        }
        let code: LooseText? = object.lenient(.code)
        self.init(message: message, type: object.lenient(.type), code: code?.text)
    }

    private static func sentence(_ item: Item) -> String {
        let place = (item.loc?.elements ?? []).map(\.text).joined(separator: ".")
        return place.isEmpty ? item.msg : "\(place): \(item.msg)"
    }

    /// The word that tells faults apart: the code, or the type where the code is absent or only a number.
    var word: String? {
        [code, type].compactMap { $0?.lowercased() }.first { !$0.isEmpty && Int($0) == nil }
    }

    /// The code for programs, as the server wrote it; nil where it is absent or only a number.
    var ownCode: String? { code.flatMap { $0.isEmpty || Int($0) != nil ? nil : $0 } }

    /// Whether it is about money and not about pace: only a person can mend that.
    var isAboutMoney: Bool { word.map(Problem.isAboutCredit) ?? false }

    /// The same where other limits are told too: only a word that can mean nothing else.
    var isOutOfCredit: Bool { word.map(Problem.creditCodes.contains) ?? false }
}

/// A whole reply that tells of a fault: `{"error": …}`, `{"detail": …}` or `{"code", "message"}`.
struct FaultMessage: Decodable, Sendable {
    let fault: Fault

    private enum Keys: String, CodingKey {
        case error, detail
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        fault = try container.lenient(.error) ?? container.lenient(.detail) ?? Fault(from: decoder)
    }
}
