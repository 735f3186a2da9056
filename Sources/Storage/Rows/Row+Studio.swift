import SQLite
import Studio

extension Row {
    func project() throws -> Project {
        Project(
            id: try get("id"), title: try get("title"), description: try get("description"),
            createdAt: try get("created_at"), trashedAt: try get("trashed_at"), defaults: try defaults())
    }

    private func defaults() throws -> ProjectDefaults {
        ProjectDefaults(
            connection: try get("default_connection"), model: try get("default_model"),
            seconds: try get("default_seconds"), size: try get("default_size"), budget: try get("budget"))
    }

    func video() throws -> Video {
        Video(
            id: try get("id"), projectID: try get("project"), title: try get("title"), prompt: try get("prompt"),
            createdAt: try get("created_at"), trashedAt: try get("trashed_at"), pick: try get("pick"))
    }

    func connection() throws -> Studio.Connection {
        let id: ConnectionID = try get("id")
        return Studio.Connection(
            id: id, name: try get("name"),
            server: ServerIdentity(
                connection: id, kind: try get("kind"), address: try get("address"),
                keyFingerprint: try get("key_fingerprint")),
            keySource: StoredKeySource.source(word: try get("key_source"), variable: try get("key_variable")),
            isDefault: try get("is_default"), pause: try problem("pause"), runningLimit: try get("running_limit"),
            capabilities: try get("capabilities", as: String?.self).map(StoredCapabilities.read),
            webhookHost: try get("webhook_host"), pausedAt: try get("paused_at"))
    }

    func loggedEntry() throws -> LoggedEntry {
        LoggedEntry(entry: LogEntry(kind: try get("kind"), text: try get("text")), at: try get("at"))
    }
}
