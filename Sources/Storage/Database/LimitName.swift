import SQLite
import Studio

/// The names under which the limits stand among the settings. A limit that is off has no row.
enum LimitName: String, CaseIterable, SQLValue {
    case perDay = "limit_per_day"
    case perProject = "limit_per_project"
    case perClip = "limit_per_clip"
    case confirmAbove = "confirm_above"
    case pressesPerMinute = "presses_per_minute"
    case waiting = "waiting"

    func value(in limits: SpendingLimits) -> Int64? {
        switch self {
        case .perDay: limits.perDay?.microDollars
        case .perProject: limits.perProject?.microDollars
        case .perClip: limits.perClip?.microDollars
        case .confirmAbove: limits.confirmAbove?.microDollars
        case .pressesPerMinute: limits.pressesPerMinute.map(Int64.init)
        case .waiting: limits.waiting.map(Int64.init)
        }
    }

    func set(_ value: Int64, in limits: inout SpendingLimits) {
        switch self {
        case .perDay: limits.perDay = Money(microDollars: value)
        case .perProject: limits.perProject = Money(microDollars: value)
        case .perClip: limits.perClip = Money(microDollars: value)
        case .confirmAbove: limits.confirmAbove = Money(microDollars: value)
        case .pressesPerMinute: limits.pressesPerMinute = Int(value)
        case .waiting: limits.waiting = Int(value)
        }
    }
}
