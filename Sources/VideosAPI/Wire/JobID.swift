import Studio

/// What may be the id of a job.
enum JobID {
    static let longest = 1000

    /// 1–1,000 printable characters, not all of them white space; otherwise opaque.
    static func isUsable(_ id: String) -> Bool {
        (1...longest).contains(id.unicodeScalars.count) && !id.trimmed.isEmpty
            && id.unicodeScalars.allSatisfy(isPrintable)
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
