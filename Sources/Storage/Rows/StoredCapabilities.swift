import FoundationEssentials
import Studio

/// What a server can do, as a JSON object.
enum StoredCapabilities {
    static func text(_ capabilities: Capabilities) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(capabilities), as: UTF8.self)
    }

    static func read(_ text: String) throws -> Capabilities {
        do {
            return try JSONDecoder().decode(Capabilities.self, from: Data(text.utf8))
        } catch {
            throw StorageError.unreadable(column: "capabilities", reason: "\(error)")
        }
    }
}
