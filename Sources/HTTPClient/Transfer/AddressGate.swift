/// Asks the caller about every address before anything is sent to it.
struct AddressGate {
    private let permit: (@Sendable (IPAddress) -> Bool)?
    private var refused: String?
    private var hasPermitted = false

    init(_ permit: (@Sendable (IPAddress) -> Bool)?) {
        self.permit = permit
    }

    /// The address in words when none was left because of the caller's word, rather than because of the network.
    var refusal: String? { hasPermitted ? nil : refused }

    /// An address that cannot be read is allowed only when nobody asks.
    mutating func allows(_ address: IPAddress?) -> Bool {
        guard let permit else { return true }
        guard let address, permit(address) else {
            refused = address?.description ?? "of an unknown kind"
            return false
        }
        hasPermitted = true
        return true
    }
}
