import Studio

/// What bytes look like that should have been a film: told by the first of them.
enum Appearance: Equatable {
    case webPage, json, picture, text, unknown

    init(of bytes: [UInt8]) {
        if ImageHeader.type(of: bytes) != nil || bytes.starts(with: Array("GIF8".utf8)) {
            self = .picture
            return
        }
        let text = bytes.drop { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        switch text.first {
        case UInt8(ascii: "<"): self = .webPage
        case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
        case nil: self = .unknown
        default:
            let isText = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
            self = isText ? .text : .unknown
        }
    }

    /// So much of it is looked at, in bytes.
    static let prefix = 800

    /// The sentence for people, with the beginning where it can be read.
    static func describe(_ bytes: [UInt8]) -> String {
        let what: String
        switch Appearance(of: bytes) {
        case .webPage: what = "a web page"
        case .json: what = "JSON"
        case .text: what = "text"
        case .picture: return "The server sent a picture instead of a video."
        case .unknown: return "The server sent something that is not a video."
        }
        let beginning = String(decoding: bytes, as: UTF8.self).foreign(limit: 200)
        return "The server sent \(what) instead of a video. It begins: “\(beginning)”"
    }
}
