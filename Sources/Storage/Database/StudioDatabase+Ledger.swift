import SQLite
import Studio

/// What an amount in the ledger stands for.
enum LedgerKind: String, SQLValue {
    /// Set aside by a press.
    case reserve
    /// Became what the server stated, what the price list says, or what it may have charged.
    case settle
    /// Given back: provably not charged, or refused.
    case release

    init(_ charge: Charge) {
        self =
            switch charge {
            case .reserved: .reserve
            case .estimated, .stated, .possible: .settle
            case .refused, .nothing, .elsewhere: .release
            }
    }
}

extension StudioDatabase {
    /// Adds the difference between two charges, so that the sum of the ledger stays the sum of the charges.
    static func settle(
        _ old: Charge, as new: Charge, of id: GenerationID, at now: Timestamp, _ session: borrowing Session
    ) throws {
        guard new != old else { return }
        try append(LedgerKind(new), (new.amount ?? .zero) - (old.amount ?? .zero), for: id, at: now, session)
    }

    static func append(
        _ kind: LedgerKind, _ amount: Money, for id: GenerationID, at now: Timestamp, _ session: borrowing Session
    ) throws {
        try session.execute(
            "INSERT INTO ledger (generation, kind, amount, at) VALUES (?, ?, ?, ?)", id, kind, amount, now)
    }
}
