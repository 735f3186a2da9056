/// Where the rooms write what happens, one line a message. Never a key, never a prompt.
package struct Log: Sendable {
    package enum Level: Int, Sendable, CaseIterable, Comparable {
        case debug, info, warning, error

        package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    private let write: @Sendable (Level, String) -> Void

    package init(_ write: @escaping @Sendable (Level, String) -> Void) {
        self.write = write
    }

    package static let silent = Log { _, _ in }

    package func debug(_ message: @autoclosure () -> String) { write(.debug, message()) }
    package func info(_ message: String) { write(.info, message) }
    package func warning(_ message: String) { write(.warning, message) }
    package func error(_ message: String) { write(.error, message) }
}
