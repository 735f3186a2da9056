/// Dates in the three notations of RFC 9110, section 5.6.7.
enum HTTPDate {
    /// Seconds since 1970; nil when it is no date.
    static func seconds(_ text: String) -> Int64? {
        let words = text.split { " ,-".contains($0) }.dropFirst()
        guard let clock = words.first(where: { $0.contains(":") }).flatMap(secondsOfDay),
            let month = words.lazy.compactMap({ months.firstIndex(of: $0.lowercased()) }).first
        else { return nil }
        let numbers = words.compactMap { Int64($0) }
        guard numbers.count == 2, (1...31).contains(numbers[0]), let year = fullYear(numbers[1]) else { return nil }
        return days(year: year, month: Int64(month) + 1, day: numbers[0]) * 86_400 + clock
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    private static func secondsOfDay(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).compactMap { Int64($0) }
        guard parts.count == 3, (0...23).contains(parts[0]), (0...59).contains(parts[1]), (0...60).contains(parts[2])
        else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    }

    /// Two digits are of the old notation: 1970 to 2069.
    private static func fullYear(_ number: Int64) -> Int64? {
        switch number {
        case 0..<70: number + 2000
        case 70..<100: number + 1900
        case 1970...9999: number
        default: nil
        }
    }

    /// Days since 1970 in the Gregorian calendar, counting years from March so that leap days come last.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shifted = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}
