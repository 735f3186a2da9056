import Testing

/// Everything that needs no Chromium, one after the other: two processors have enough to do with one studio, one
/// simulator and one renderer at a time.
@Suite("Without a browser", .serialized)
enum WithoutBrowser {}
