/// A shelf of videos.
package struct Project: Sendable, Equatable {
    package let id: ProjectID
    /// 1…200 characters.
    package let title: String
    /// Up to 2,000 characters; may be empty.
    package let description: String
    package let createdAt: Timestamp
    /// When it was moved to the trash; nil: it is not there.
    package let trashedAt: Timestamp?
    /// What its new videos begin with, and what it may cost.
    package let defaults: ProjectDefaults

    package init(
        id: ProjectID, title: String, description: String, createdAt: Timestamp, trashedAt: Timestamp? = nil,
        defaults: ProjectDefaults = ProjectDefaults()
    ) {
        self.id = id
        self.title = title
        self.description = description
        self.createdAt = createdAt
        self.trashedAt = trashedAt
        self.defaults = defaults
    }
}

/// One video: a title, a prompt, and the takes that were made of it.
package struct Video: Sendable, Equatable {
    package let id: VideoID
    package let projectID: ProjectID
    /// 1…200 characters.
    package let title: String
    /// Up to 32,000 Unicode scalars; may be empty until the first take.
    package let prompt: String
    package let createdAt: Timestamp
    /// When it was moved to the trash; nil: it is not there.
    package let trashedAt: Timestamp?
    /// The completed take that stands for it; nil: the newest one does.
    package let pick: GenerationID?

    package init(
        id: VideoID, projectID: ProjectID, title: String, prompt: String, createdAt: Timestamp,
        trashedAt: Timestamp? = nil, pick: GenerationID? = nil
    ) {
        self.id = id
        self.projectID = projectID
        self.title = title
        self.prompt = prompt
        self.createdAt = createdAt
        self.trashedAt = trashedAt
        self.pick = pick
    }

    /// The title of a copy of it, cut where it would grow too long.
    package var titleOfCopy: String {
        let ending = " copy"
        return String(title.unicodeScalars.prefix(Naming.longestTitle - ending.unicodeScalars.count)) + ending
    }
}

/// The rules for what people may call things.
package enum Naming {
    package static let longestTitle = 200
    package static let longestDescription = 2000

    /// The first words of a prompt, at most 60 characters; never empty.
    package static func title(ofPrompt prompt: String) -> String {
        let line = prompt.foreign(limit: longestTitle).split(whereSeparator: \.isWhitespace)
        var title = ""
        for word in line.prefix(8) where title.isEmpty || title.unicodeScalars.count + word.unicodeScalars.count < 60 {
            title += (title.isEmpty ? "" : " ") + word
        }
        guard title.unicodeScalars.count > 60 else { return title.isEmpty ? "Untitled" : title }
        return String(String.UnicodeScalarView(title.unicodeScalars.prefix(59))) + "…"
    }

    package static func problems(title: String, description: String = "", prompt: String = "") -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if title.trimmed.isEmpty {
            problems.append(FieldProblem(field: "title", code: "empty_title", message: "Give it a title."))
        }
        let limits = [
            ("title", title, longestTitle), ("description", description, longestDescription),
            ("prompt", prompt, GenerationSettings.longestPrompt),
        ]
        for (field, text, limit) in limits where text.unicodeScalars.count > limit {
            let count = text.unicodeScalars.count
            problems.append(
                FieldProblem(
                    field: field, code: "\(field)_too_long",
                    message: "The \(field) has \(count) characters; at most \(limit) are allowed. Shorten it."))
        }
        return problems + limits.compactMap { field, text, _ in ControlCharacter.problem(in: text, of: field) }
    }
}
