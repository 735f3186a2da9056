/// Something in a template that is allowed by the language but should not be there.
package struct Finding: Hashable, Sendable, CustomStringConvertible {
    package let file: String
    /// From 1; 0 when the whole file is meant.
    package let line: Int
    package let message: String

    package init(file: String, line: Int, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    package var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}
