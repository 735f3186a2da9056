/// Round numbers along an axis from 0: steps of 1, 2 or 5 times a power of ten.
struct Ticks {
    /// From 0 on, equally far apart; the last is at least the largest value.
    let values: [Double]

    var top: Double { values.last ?? 1 }

    private init(values: [Double]) {
        self.values = values
    }

    /// - Parameters:
    ///   - largest: of the values that are shown; 0 and less give an axis of one step.
    ///   - count: so many steps at most, at least 1.
    ///   - least: the smallest step; 1 where things are counted.
    init(upTo largest: Double, count: Int, least: Double = 0) {
        guard largest > 0, largest.isFinite else {
            values = [0, max(least, 1)]
            return
        }
        let wish = max(largest / Double(count), least)
        let step = Self.steps(around: wish).first { $0 >= wish && (largest / $0).rounded(.up) <= Double(count) } ?? wish
        let steps = max(Int((largest / step).rounded(.up)), 1)
        values = (0...steps).map { Double($0) * step }
    }

    /// Round numbers from just below to far above.
    private static func steps(around wish: Double) -> [Double] {
        var power = 1.0
        while power > wish { power /= 10 }
        while power * 10 <= wish { power *= 10 }
        return [1, 2, 5, 10, 20].map { $0 * power }
    }
}

/// Durations have steps of their own: nobody counts in hundreds of seconds.
extension Ticks {
    private static let durations: [Double] = [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400,
    ]

    /// - Parameter largest: in seconds.
    init(secondsUpTo largest: Double, count: Int) {
        guard let step = Self.durations.first(where: { largest / $0 <= Double(count) }), largest > 0 else {
            self.init(upTo: largest, count: count)
            return
        }
        self.init(values: (0...max(Int((largest / step).rounded(.up)), 1)).map { Double($0) * step })
    }
}
