import Crypto
import Studio

/// The tokens in our forms: signed with a secret of this data folder when a page is made, checked when it comes back.
/// Nothing is saved for a page that is only looked at.
package struct FormTokens: Sendable {
    private let secret: [UInt8]

    /// - Parameter secret: at least 32 random bytes, kept in the data folder.
    package init(secret: [UInt8]) {
        self.secret = secret
    }

    /// For an action that costs nothing and may be repeated: bound to its address.
    func action(_ path: String) -> String {
        sign("action", path)
    }

    func isValid(_ token: String, action path: String) -> Bool {
        equalInConstantTime(Array(token.utf8), Array(action(path).utf8))
    }

    /// For a press that spends: used once, and bound to a video and to the price list that the page showed.
    func press(_ video: VideoID, prices: Int64, nonce: String = SecureRandom.token()) -> String {
        let payload = "\(video).\(prices).\(nonce)"
        return "\(payload).\(sign("press", payload))"
    }

    /// The same for a form that offers several connections: also bound to the one whose prices the page showed.
    func press(_ video: VideoID, at connection: ConnectionID, prices: Int64) -> String {
        press(video, prices: prices, nonce: "at\(connection)-\(SecureRandom.token())")
    }

    /// The connection whose prices the page showed; nil where it offered no other. Only for a token that was checked.
    func connection(of token: String) -> ConnectionID? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[2].hasPrefix("at") else { return nil }
        return Int64(parts[2].dropFirst(2).prefix { $0 != "-" }).map { ConnectionID($0) }
    }

    /// For a press that repeats a take: the same page gives the same token, until another take has been made.
    func again(_ take: Generation, newest: GenerationID, prices: Int64) -> String {
        press(take.videoID, prices: prices, nonce: "again-\(take.id)-\(newest)")
    }

    /// - Returns: the version of the price list that the page showed; nil when the token is not ours or is for
    ///   another video.
    func prices(of token: String, video: VideoID) -> Int64? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "\(video)", let prices = Int64(parts[1]) else { return nil }
        let payload = parts[0...2].joined(separator: ".")
        return equalInConstantTime(Array(parts[3].utf8), Array(sign("press", payload).utf8)) ? prices : nil
    }

    /// A picture that was given with a form: the form that comes back names it, so that it need not be sent again.
    func kept(_ picture: StoredReference) -> String {
        let size = picture.size
        return sealed("kept", "\(picture.type.rawValue)|\(picture.sha256)|\(size.width)|\(size.height)")
    }

    func kept(_ token: String) -> StoredReference? {
        guard let fields = opened("kept", token), fields.count == 4, let type = ImageType(rawValue: fields[0]),
            let width = Int(fields[2]), let height = Int(fields[3])
        else { return nil }
        return StoredReference(type: type, sha256: fields[1], size: ClipSize(width: width, height: height))
    }

    /// A form whose picture is the last frame of a take: the clip that it makes goes on from that take.
    func lastFrame(of take: Generation, _ picture: StoredReference) -> String {
        sealed("last-frame", "\(take.videoID)|\(take.id)|\(picture.sha256)")
    }

    /// - Returns: the take and its last frame's SHA-256; nil when the token is not ours or is for another video.
    func lastFrame(_ token: String, video: VideoID) -> (take: GenerationID, sha256: String)? {
        guard let fields = opened("last-frame", token), fields.count == 3, fields[0] == "\(video)",
            let take = Int64(fields[1])
        else { return nil }
        return (GenerationID(take), fields[2])
    }

    private func sealed(_ purpose: String, _ payload: String) -> String {
        "\(Base64URL.encode(Array(payload.utf8))).\(sign(purpose, payload))"
    }

    /// The payload's fields; nil when it was not sealed by us for this purpose.
    private func opened(_ purpose: String, _ token: String) -> [String]? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let bytes = Base64URL.decode(parts[0]) else { return nil }
        let payload = String(decoding: bytes, as: UTF8.self)
        guard equalInConstantTime(Array(parts[1].utf8), Array(sign(purpose, payload).utf8)) else { return nil }
        return payload.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    func sign(_ purpose: String, _ payload: String) -> String {
        Base64URL.encode(HMACSHA256.code(for: Array("\(purpose)\n\(payload)".utf8), key: secret))
    }
}
