import SQLite
import Studio

/// What the generations of one model, server, state and kind of charge come to.
struct UsageSum {
    let model: String
    let isSimulated: Bool
    let state: GenerationState
    let charge: StoredCharge
    let count: Int
    /// Of film.
    let seconds: Int
    let amount: Money
    /// How many of them have no known amount.
    let unknown: Int

    init(_ row: Row, seconds: Int) throws {
        model = try row.get("model")
        isSimulated = try row.get("server_kind", as: ConnectionKind.self) == .simulator
        state = try row.get("state")
        charge = try row.get("charge_kind")
        count = try row.get("count")
        amount = try row.get("amount", as: Money?.self) ?? .zero
        unknown = try row.get("unknown")
        self.seconds = seconds
    }

    /// Simulated ones cost nothing.
    var realAmount: Money { isSimulated ? .zero : amount }
}

extension Bill {
    /// The real ones among the sums.
    init(_ sums: [UsageSum]) {
        let real = sums.filter { !$0.isSimulated }
        func amount(_ charges: StoredCharge...) -> Money {
            real.reduce(.zero) { $0 + (charges.contains($1.charge) ? $1.amount : .zero) }
        }
        self.init(
            spent: amount(.estimated, .stated), reserved: amount(.reserved), possible: amount(.possible),
            unknown: real.reduce(0) { $0 + $1.unknown },
            refused: real.reduce(0) { $0 + ($1.charge == .refused ? $1.count : 0) })
    }
}
