import Crypto
import FoundationEssentials
import Studio
import Synchronization

/// The keys and webhook secrets that people typed in, in one JSON file of mode 0600 beside the database.
package final class KeyFile: KeyStore, Sendable {
    private static let largest = 1 << 20

    private let path: String
    private let temporary: String
    private let secret: [UInt8]
    /// One change at a time.
    private let lock = Mutex<Void>(())

    package init(_ folder: DataFolder) {
        path = folder.path + "/keys.json"
        temporary = folder.temporary
        secret = folder.secret
    }

    package func key(of connection: ConnectionID) throws(Problem) -> String? {
        try read()["\(connection)"]
    }

    package func setKey(_ key: String?, of connection: ConnectionID) throws(Problem) {
        try set(key, "\(connection)")
    }

    package func webhookSecret(of connection: ConnectionID) throws(Problem) -> String? {
        try read()["\(connection) webhook"]
    }

    package func setWebhookSecret(_ secret: String?, of connection: ConnectionID) throws(Problem) {
        try set(secret, "\(connection) webhook")
    }

    private func set(_ value: String?, _ name: String) throws(Problem) {
        let outcome = lock.withLock { _ -> Problem? in
            do throws(Problem) {
                var keys = try read()
                keys[name] = value
                try write(keys)
                return nil
            } catch {
                return error
            }
        }
        if let outcome { throw outcome }
    }

    /// Made with the folder's secret, so that it cannot be looked up elsewhere.
    package func fingerprint(of key: String?) -> String {
        guard let key, !key.isEmpty else { return "" }
        return Hex.encode(Array(HMACSHA256.code(for: Array(key.utf8), key: secret).prefix(8)))
    }

    private func read() throws(Problem) -> [String: String] {
        let bytes = try FileFailure.asProblem { () throws(FileFailure) in
            try Files.read(path, limit: Self.largest)
        }
        guard let bytes else { return [:] }
        do {
            return try JSONDecoder().decode([String: String].self, from: Data(bytes))
        } catch {
            throw Problem(
                code: "key_file",
                message: "The key file \(path) cannot be read as JSON. Mend it, or remove it and type the keys again.")
        }
    }

    private func write(_ keys: [String: String]) throws(Problem) {
        let bytes: [UInt8]
        do {
            bytes = Array(try JSONEncoder().encode(keys))
        } catch {
            throw Problem(code: "key_file", message: "The keys cannot be written as JSON.")
        }
        try FileFailure.asProblem { () throws(FileFailure) in
            try Files.write(bytes, to: path, by: temporary + "/keys." + SecureRandom.token())
        }
    }
}
