/// A small file held in memory.
struct StaticFile: Sendable {
    let bytes: [UInt8]
    let contentType: String
    /// 16 hexadecimal digits; changes with the content.
    let version: String

    init(path: String) throws(FileError) {
        bytes = try OpenFile(path: path).contents(path: path, limit: StaticFiles.maximumBytes)
        contentType = ContentTypes.type(of: path)
        version = Self.hash(bytes)
    }

    func response(to head: RequestHead) -> Response {
        let isVersioned = head.query["v"] == version
        let cache = isVersioned ? "public, max-age=31536000, immutable" : "no-cache"
        let validators = Validators(entityTag: EntityTag.strong(version), modified: nil)
        return Response(
            // The server sends no content with a 304, but the length that the content has.
            status: validators.areCurrent(for: head.headers) ? .notModified : .ok,
            headers: [("Content-Type", contentType)] + validators.headers + [("Cache-Control", cache)],
            body: .bytes(bytes))
    }

    /// FNV-1a, 64 bits: tells versions of one's own files apart; not meant to withstand anyone.
    private static func hash(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
