import SQLite
import Studio

/// The names under which the alerts' thresholds stand among the settings: no row is the usual threshold, 0 is off.
enum ThresholdName: String, CaseIterable, SQLValue {
    case failurePercent = "alert_failure_percent"
    case clipCost = "alert_clip_cost"
    case minutes = "alert_minutes"
    case limitTimes = "alert_limit_times"
    case troubles = "alert_troubles"

    func value(in thresholds: AlertThresholds) -> Int64 {
        switch self {
        case .failurePercent: Int64(thresholds.failurePercent ?? 0)
        case .clipCost: thresholds.clipCost?.microDollars ?? 0
        case .minutes: Int64(thresholds.minutes ?? 0)
        case .limitTimes: Int64(thresholds.limitTimes ?? 0)
        case .troubles: thresholds.troubles ? 1 : 0
        }
    }

    func set(_ value: Int64, in thresholds: inout AlertThresholds) {
        switch self {
        case .failurePercent: thresholds.failurePercent = value == 0 ? nil : Int(value)
        case .clipCost: thresholds.clipCost = value == 0 ? nil : Money(microDollars: value)
        case .minutes: thresholds.minutes = value == 0 ? nil : Int(value)
        case .limitTimes: thresholds.limitTimes = value == 0 ? nil : Int(value)
        case .troubles: thresholds.troubles = value != 0
        }
    }
}
