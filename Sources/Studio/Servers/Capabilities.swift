/// What a server can do beside making a clip and giving it out: known of its kind, and corrected by a look at it.
package struct Capabilities: Hashable, Sendable, Codable {
    /// Jobs can be listed, so that a lost acceptance can be found by itself.
    package var lists: Bool
    /// Jobs can be deleted there.
    package var deletes: Bool
    package var remixes: Bool
    package var edits: Bool
    package var extends: Bool
    package var characters: Bool
    /// How many pictures one clip may go by, 1 or more.
    package var mostReferences: Int
    /// What it gives out of a finished job, the film among it.
    package var assets: [Asset]

    package init(
        lists: Bool = true, deletes: Bool = true, remixes: Bool = false, edits: Bool = false, extends: Bool = false,
        characters: Bool = false, mostReferences: Int = 1, assets: [Asset] = [.video]
    ) {
        self.lists = lists
        self.deletes = deletes
        self.remixes = remixes
        self.edits = edits
        self.extends = extends
        self.characters = characters
        self.mostReferences = mostReferences
        self.assets = assets
    }

    /// The whole protocol.
    package static let all = Capabilities(
        remixes: true, edits: true, extends: true, characters: true, assets: Asset.allCases)
}
