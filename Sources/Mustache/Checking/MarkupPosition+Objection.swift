extension MarkupPosition {
    /// Why a tag of this kind must not stand here; nil when it may.
    func objection(to kind: Node.Kind) -> String? {
        if let rawElement { return "stands inside <\(rawElement)>: hand it over in a data- attribute" }
        switch state {
        case .text, .comment:
            return nil
        case .elementName, .attributeName:
            return kind.writesValue ? "stands in the name of an element or attribute: write the name out" : nil
        case .tag:
            return kind.writesValue ? "stands where an attribute belongs: write name=\"…\" around it" : nil
        case .beforeValue, .unquotedValue:
            return "stands in the attribute “\(attribute)” without quotes: put quotes around the value"
        case .quotedValue:
            let isCode = attribute.hasPrefix("on") || attribute == "style"
            return isCode ? "stands in the attribute “\(attribute)”, which is code: use a data- attribute" : nil
        }
    }
}

extension Node.Kind {
    /// Puts something in its own place, where a section only decides about what is inside of it.
    var writesValue: Bool {
        switch self {
        case .variable, .raw, .partial, .parent, .block: true
        case .text, .section, .inverted: false
        }
    }
}
