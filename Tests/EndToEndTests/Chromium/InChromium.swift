import Testing

/// Everything that starts Chromium, one after the other.
@Suite(
    "In Chromium", .serialized,
    .enabled(if: Chromedriver.isInstalled, "Chromium or its driver is missing; install chromium and chromium-driver."))
enum InChromium {}
