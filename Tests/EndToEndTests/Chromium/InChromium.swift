import Testing

/// Everything that starts Chromium but ``OverEveryPage``, one after the other.
@Suite("In Chromium", .serialized, .inChromium)
enum InChromium {}

/// What goes through every page there is, one after the other: it takes as long as all else in Chromium, beside which
/// it runs.
@Suite("Over every page", .serialized, .inChromium)
enum OverEveryPage {}

extension Trait where Self == ConditionTrait {
    fileprivate static var inChromium: Self {
        .enabled(
            if: Chromedriver.isInstalled,
            "Chromium or its driver is missing; install chromium and chromium-driver.")
    }
}
