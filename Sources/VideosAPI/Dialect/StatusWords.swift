/// What the servers' status words mean, told without regard to case, spaces and hyphens.
struct StatusWords: Sendable {
    enum Meaning: Sendable, Equatable {
        case queued, running, finished
        /// Ended without a film; `code` is our word for it.
        case ended(code: String)
    }

    let meanings: [String: Meaning]

    /// A word that nobody knows means that the job goes on.
    func meaning(of word: String) -> Meaning {
        meanings[Self.plain(word)] ?? .running
    }

    /// Every word that a server of the Videos API was seen to use.
    static let known = StatusWords(
        meanings: table([
            (.queued, ["queued", "pending", "submitted", "not_start", "created"]),
            (.running, ["in_progress", "processing", "running", "generating"]),
            (.finished, ["completed", "succeeded", "succeed", "success"]),
            (.ended(code: "job_failed"), ["failed", "error"]),
            (.ended(code: "cancelled_there"), ["cancelled", "canceled"]),
            (.ended(code: "expired"), ["expired"]),
            (.ended(code: "deleted_there"), ["deleted"]),
        ]))

    private static func table(_ rows: [(Meaning, [String])]) -> [String: Meaning] {
        var meanings: [String: Meaning] = [:]
        for (meaning, words) in rows {
            for word in words { meanings[word] = meaning }
        }
        return meanings
    }

    private static func plain(_ word: String) -> String {
        let bytes = word.lowercased().utf8.map { byte in
            byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") ? UInt8(ascii: "_") : byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
