import SQLite
import Studio

/// What one generation costs, as two columns: the kind of knowledge and the amount that counts.
enum StoredCharge: String, SQLValue {
    case reserved, estimated, stated, possible, refused, nothing, elsewhere

    init(_ charge: Charge) {
        self =
            switch charge {
            case .reserved: .reserved
            case .estimated: .estimated
            case .stated: .stated
            case .possible: .possible
            case .refused: .refused
            case .nothing: .nothing
            case .elsewhere: .elsewhere
            }
    }

    func charge(_ amount: Money?) throws -> Charge {
        switch self {
        case .reserved: return .reserved(amount)
        case .estimated: return .estimated(amount)
        case .possible: return .possible(amount)
        case .refused: return .refused
        case .nothing: return .nothing
        case .elsewhere: return .elsewhere
        case .stated:
            guard let amount else {
                throw StorageError.unreadable(column: "charge_amount", reason: "a stated charge without an amount")
            }
            return .stated(amount)
        }
    }
}
