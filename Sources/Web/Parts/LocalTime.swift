import Glibc
import Studio

extension Timestamp {
    /// `2026-11-20 08:15`, in this machine's time zone.
    var display: String { formatted("%Y-%m-%d %H:%M") }

    /// `08:15:30`, in this machine's time zone.
    var clockTime: String { formatted("%H:%M:%S") }

    /// `2026-11-20 08:15:30`, in this machine's time zone.
    var exact: String { formatted("%Y-%m-%d %H:%M:%S") }

    private func formatted(_ format: String) -> String {
        var seconds = time_t(milliseconds / 1000)
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil else { return iso8601 }
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, format, &parts)
        return String(decoding: text[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

extension Timestamp {
    /// The beginning of a day in this machine's time zone.
    /// - Parameters:
    ///   - text: the day as `2026-11-20`; nil comes of anything else.
    ///   - daysLater: so many days after it.
    init?(localDay text: String, daysLater: Int32 = 0) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        var time = tm()
        (time.tm_year, time.tm_mon, time.tm_mday) = (year - 1900, month - 1, day + daysLater)
        // Whether summer time holds is for the machine to say.
        time.tm_isdst = -1
        self.init(milliseconds: Int64(mktime(&time)) * 1000)
    }
}

extension Interval {
    /// `14 s`, `3 min 5 s`, `2 h 10 min`.
    var display: String {
        let seconds = max(milliseconds / 1000, 0)
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3600: return "\(seconds / 60) min \(seconds % 60) s"
        default: return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
        }
    }
}

/// `1 take`, `3 takes`.
func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// `0 kB`, `48 kB`, `1.4 MB`, `76.6 GB`: in powers of ten; what is there is never said to be none.
func diskSize(_ bytes: Int64) -> String {
    let (unit, name): (Int64, String) = bytes >= 1_000_000_000 ? (1_000_000_000, "GB") : (1_000_000, "MB")
    guard bytes >= 950_000 else { return "\((bytes + 999) / 1_000) kB" }
    let tenths = (bytes + unit / 20) / (unit / 10)
    return "\(tenths / 10).\(tenths % 10) \(name)"
}
