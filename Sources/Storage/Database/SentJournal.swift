import Crypto
import Glibc
import Synchronization

/// Which presses were sent, kept beside the database: a copy of the database that is put back from a backup knows
/// nothing of what was sent since, this does.
///
/// One line for each request that is about to go out, and one that takes it back when it provably did not:
/// `+` or `-` and the beginning of the SHA-256 of the press's token.
final class SentJournal: Sendable {
    private let path: String
    /// Lines are appended one at a time.
    private let lock = Mutex<Void>(())

    init(besideDatabase database: String) {
        path = database.parentFolder + "/sent.log"
    }

    /// On the disk when it returns; call it before the first byte goes out.
    func note(_ token: String) throws(FileFailure) {
        try append("+", token)
    }

    func takeBack(_ token: String) throws(FileFailure) {
        try append("-", token)
    }

    /// The tokens of `tokens` that were sent and not taken back, and the one of them that was the last to be noted.
    func sent(of tokens: [String]) throws(FileFailure) -> (all: Set<String>, last: String?) {
        let lines = String(decoding: try Files.read(path, limit: 64 << 20) ?? [], as: UTF8.self)
        var marks: Set<Substring> = []
        var last: Substring?
        for line in lines.split(separator: "\n") {
            let mark = line.dropFirst()
            if line.hasPrefix("+") {
                marks.insert(mark)
                last = mark
            } else if line.hasPrefix("-") {
                marks.remove(mark)
            }
        }
        let sent = tokens.filter { marks.contains(Self.mark($0)[...]) }
        return (Set(sent), sent.first { Self.mark($0)[...] == last })
    }

    /// The line end comes first too: a line that was torn by a full disk must not swallow this one.
    private func append(_ sign: String, _ token: String) throws(FileFailure) {
        let line = "\n\(sign)\(Self.mark(token))\n"
        let failure = lock.withLock { _ -> FileFailure? in
            do throws(FileFailure) {
                let file = try OpenFile(path, O_WRONLY | O_CREAT | O_APPEND)
                try file.write(Array(line.utf8))
                try file.synchronize()
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }

    private static func mark(_ token: String) -> String {
        Hex.encode(Array(SHA256.hash(Array(token.utf8)).prefix(16)))
    }
}
