/// What a server calls the version of a film that is being received, in a tiny file beside it.
enum Validator {
    /// No `ETag` or `Last-Modified` is longer; a longer one is not kept.
    static let longest = 1000

    static func read(_ path: String) throws(FileFailure) -> String? {
        guard let bytes = try Files.read(path, limit: longest), !bytes.isEmpty else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    static func write(_ validator: String?, to path: String, by temporary: String) throws(FileFailure) {
        guard let validator, (1...longest).contains(validator.utf8.count) else {
            return try Files.remove(path)
        }
        try Files.write(Array(validator.utf8), to: path, by: temporary)
    }
}
