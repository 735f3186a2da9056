/// A request's body, read within the limits of its route.
package enum Body: Sendable {
    case none
    /// JSON and other types, as they came.
    case bytes([UInt8])
    /// Urlencoded or multipart.
    case form(Form)
}
