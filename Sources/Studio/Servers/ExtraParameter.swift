/// A parameter that a kind of server knows beyond the protocol: enough to draw a field for it and to read what was
/// typed. Its value goes into `GenerationSettings.extras` under `name`.
package struct ExtraParameter: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
        case integer(ClosedRange<Int64>)
        case number(ClosedRange<Double>)
        /// At most so many Unicode scalars.
        case text(longest: Int)
        case choice([String])
        /// `true` or `false`; nothing leaves it to the server.
        case flag
        /// An object or an array, at most 16,000 bytes.
        case json
    }

    /// On the wire: `num_inference_steps`.
    package let name: String
    /// For people: `Steps`.
    package let label: String
    package let value: Value

    package init(_ name: String, _ label: String, _ value: Value) {
        self.name = name
        self.label = label
        self.value = value
    }
}
