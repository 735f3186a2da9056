/// What one generation costs, as far as is known. An unknown amount is nil, never zero.
package enum Charge: Hashable, Sendable {
    /// Set aside by the press until the outcome is known.
    case reserved(Money?)
    /// The clip was made; the server stated no price, so the price list's stands.
    case estimated(Money?)
    /// The server stated what it charged.
    case stated(Money)
    /// Accepted, or perhaps accepted, but no clip came of it: the server may have charged.
    case possible(Money?)
    /// The server refused the request and did not say whether that costs.
    case refused
    /// Provably never accepted.
    case nothing
    /// Somebody else's request made the job; the studio only keeps its film.
    case elsewhere

    /// The amount that counts: against budgets and in the bill.
    package var amount: Money? {
        switch self {
        case .reserved(let money), .estimated(let money), .possible(let money): money
        case .stated(let money): money
        case .refused, .nothing, .elsewhere: .zero
        }
    }
}
