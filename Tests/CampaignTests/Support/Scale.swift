import Foundation

/// How large the campaign is: a slice, or all of it with `DAILIES_CAMPAIGN=full`.
enum Scale {
    static let isFull = ProcessInfo.processInfo.environment["DAILIES_CAMPAIGN"] == "full"

    static func of(_ slice: Int, full: Int) -> Int { isFull ? full : slice }

    /// Another one for every full campaign, the same for every slice; `DAILIES_SEED` repeats one.
    static let seed: UInt64 =
        ProcessInfo.processInfo.environment["DAILIES_SEED"].flatMap { UInt64($0) }
        ?? (isFull ? UInt64.random(in: 1...1_000_000) : 20_261_120)
}
