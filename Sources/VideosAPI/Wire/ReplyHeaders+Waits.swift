import HTTPClient
import Studio

/// What servers say about when to come again. How long is sensible is decided by whoever waits.
extension ReplyHeaders {
    /// `retry-after-ms`, else `Retry-After`, else the provider's own as LiteLLM hands it on: seconds (fractions
    /// allowed) or a date, which counts from the reply's own `Date` so that a wrong clock does no harm. What is past or
    /// negative is zero; nonsense is nil.
    var retryAfter: Interval? {
        if let wait = self["retry-after-ms"].flatMap(Self.decimal) { return Self.interval(seconds: wait / 1000) }
        guard let text = self["retry-after"] ?? self["llm_provider-retry-after"] else { return nil }
        if let seconds = Self.decimal(text) { return Self.interval(seconds: seconds) }
        guard let then = HTTPDate.seconds(text), let now = serverTime else { return nil }
        return Self.interval(seconds: Double(then - now))
    }

    /// When the server wishes to be polled again.
    var pollAfter: Interval? {
        self["openai-poll-after-ms"].flatMap(Self.decimal).flatMap { Self.interval(seconds: $0 / 1000) }
    }

    /// The server's clock at the time of the reply, in seconds since 1970.
    var serverTime: Int64? { self["date"].flatMap(HTTPDate.seconds) }

    /// What LiteLLM says the request cost. Its free requests say 0, which tells nothing of the clip.
    var statedCost: Money? {
        guard let dollars = self["x-litellm-response-cost"].flatMap(Self.decimal), dollars > 0 else { return nil }
        return Money(dollars: dollars)
    }

    private static func interval(seconds: Double) -> Interval? {
        Interval(seconds: seconds, clampedTo: .zero ... .hours(24 * 366))
    }

    /// Plain decimal notation only: no exponents, hexadecimal digits or words for infinity.
    private static func decimal(_ text: String) -> Double? {
        let plain = "0123456789.-".utf8
        guard text.utf8.count <= 20, text.utf8.allSatisfy(plain.contains) else { return nil }
        return Double(text)
    }
}
