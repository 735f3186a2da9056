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

    /// A picture that was uploaded with a form that came back: the form names it, so that it need not be sent again.
    func kept(_ reference: StoredReference) -> String {
        let image = reference.image
        let payload = "\(image.type.rawValue)|\(image.storedName)|\(image.sha256)|\(reference.size)"
        return "\(Base64URL.encode(Array(payload.utf8))).\(sign("kept", payload))"
    }

    func kept(_ token: String) -> StoredReference? {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let bytes = Base64URL.decode(parts[0]) else { return nil }
        let payload = String(decoding: bytes, as: UTF8.self)
        let fields = payload.split(separator: "|").map(String.init)
        guard equalInConstantTime(Array(parts[1].utf8), Array(sign("kept", payload).utf8)), fields.count == 4,
            let type = ImageType(rawValue: fields[0]), let size = ClipSize(fields[3])
        else { return nil }
        return StoredReference(
            image: ReferenceImage(type: type, storedName: fields[1], sha256: fields[2]), size: size)
    }

    private func sign(_ purpose: String, _ payload: String) -> String {
        Base64URL.encode(HMACSHA256.code(for: Array("\(purpose)\n\(payload)".utf8), key: secret))
    }
}
