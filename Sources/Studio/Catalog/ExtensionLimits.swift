/// How far a film can be extended at a kind of server.
package struct ExtensionLimits: Sendable, Equatable {
    /// The longest film that may come of it, in whole seconds.
    package let seconds: Int
    /// So often in a row.
    package let times: Int

    /// As the guide of the Videos API has it.
    package static let videosAPI = ExtensionLimits(seconds: 120, times: 6)
}

extension ConnectionKind {
    /// nil where nothing is said of films that are extended.
    package var extensionLimits: ExtensionLimits? {
        preset.capabilities.extends ? .videosAPI : nil
    }
}
