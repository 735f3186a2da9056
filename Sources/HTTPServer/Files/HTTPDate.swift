import Glibc

/// Dates of header fields: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
enum HTTPDate {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// - Parameter seconds: since 1970.
    static func text(_ seconds: Int) -> String {
        var (time, parts) = (time_t(seconds), tm())
        gmtime_r(&time, &parts)
        let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), 2) }.joined(separator: ":")
        let (day, year) = (padded(Int(parts.tm_mday), 2), padded(Int(parts.tm_year) + 1900, 4))
        return "\(days[Int(parts.tm_wday)]), \(day) \(months[Int(parts.tm_mon)]) \(year) \(clock) GMT"
    }

    /// Seconds since 1970; nil for anything but the preferred form, so that a field in another is ignored.
    static func parse(_ text: String) -> Int? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, let month = months.firstIndex(of: parts[2]) else { return nil }
        let numbers = ([parts[1], parts[3]] + parts[4].split(separator: ":").map(String.init)).map(ASCII.decimal)
        guard numbers.count == 5, !numbers.contains(where: { $0 == nil || $0! > 9999 }) else { return nil }
        let values = numbers.map { Int32($0!) }
        var time = tm()
        (time.tm_mday, time.tm_mon, time.tm_year) = (values[0], Int32(month), values[1] - 1900)
        (time.tm_hour, time.tm_min, time.tm_sec) = (values[2], values[3], values[4])
        let seconds = Int(timegm(&time))
        // Only a text that is written back the same was a real date.
        return Self.text(seconds) == text ? seconds : nil
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
