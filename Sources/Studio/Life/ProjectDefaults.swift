/// What the Generate form of a project's new videos begins with, and what the project may cost. Each is open while nil.
package struct ProjectDefaults: Sendable, Equatable {
    package var connection: ConnectionID?
    /// 1…200 characters.
    package var model: String?
    /// 1…3,600 whole seconds.
    package var seconds: Int?
    package var size: ClipSize?
    /// Real money over all time; the limit per project in the settings counts too, and the lower of the two wins.
    package var budget: Money?

    package init(
        connection: ConnectionID? = nil, model: String? = nil, seconds: Int? = nil, size: ClipSize? = nil,
        budget: Money? = nil
    ) {
        self.connection = connection
        self.model = model
        self.seconds = seconds
        self.size = size
        self.budget = budget
    }

    /// It says nothing of how a clip is made.
    package var isOpen: Bool { connection == nil && model == nil && seconds == nil && size == nil }
}
