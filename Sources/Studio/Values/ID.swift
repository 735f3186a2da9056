/// The number that names one row of one kind: positive, never reused.
///
/// The phantom type keeps a video's number from being used as a project's.
package struct ID<Entity>: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let rawValue: Int64

    package init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    package var description: String { String(rawValue) }

    package static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

package typealias ProjectID = ID<Project>
package typealias VideoID = ID<Video>
package typealias GenerationID = ID<Generation>
package typealias ConnectionID = ID<Connection>
