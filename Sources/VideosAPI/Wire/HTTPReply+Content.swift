import HTTPClient

/// What a reply is, as far as its type and its first bytes tell.
extension HTTPReply {
    var isSuccess: Bool { (200...299).contains(status) }

    var isWebPage: Bool {
        let type = headers["content-type"]?.lowercased() ?? ""
        return type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") || body.startsLikeMarkup
    }

    var fault: Fault? { JSONBody.decode(body, as: FaultMessage.self)?.fault }

    func message<Message: Decodable>(_ type: Message.Type = Message.self) -> Message? {
        JSONBody.decode(body)
    }

    /// The job that the reply holds: of a success, or what calls itself a video under whatever status.
    var video: VideoMessage? {
        guard let message: VideoMessage = message() else { return nil }
        return isSuccess || status >= 400 && message.isNamedVideo ? message : nil
    }
}

extension Collection<UInt8> {
    var startsLikeMarkup: Bool {
        let blanks = Array(" \t\r\n".utf8) + [0xEF, 0xBB, 0xBF]
        return first { !blanks.contains($0) } == UInt8(ascii: "<")
    }
}
