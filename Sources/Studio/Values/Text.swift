extension String {
    /// Without white space and line ends at both ends.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// Text from a video server or another foreign source, made fit to show: control and bidirectional
    /// characters are dropped (a line end becomes a space) and at most `limit` characters stay.
    package func foreign(limit: Int) -> String {
        var kept = String.UnicodeScalarView()
        var count = 0
        for scalar in unicodeScalars {
            if count == limit {
                kept.append("…")
                break
            }
            count += 1
            if !scalar.isUnshowable {
                kept.append(scalar)
            } else if scalar.properties.isWhitespace {
                kept.append(" ")
            }
        }
        return String(kept).trimmed
    }
}

extension Unicode.Scalar {
    fileprivate var isUnshowable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            // The zero-width joiner holds emoji together.
            self != "\u{200D}"
        default: false
        }
    }
}
