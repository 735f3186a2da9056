/// One step of a database's history. A step that was published never changes; a later one is added instead.
package struct Migration: Sendable {
    /// Unique in the list, such as `"002 add chapters"`.
    package let name: String
    /// One or more SQL statements without transaction control.
    package let sql: String

    package init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }
}
