/// The settings as somebody typed or sent them, before they are checked. An empty field takes the default.
package struct SettingsDraft: Sendable, Equatable {
    package var prompt: String
    package var model: String
    package var seconds: String
    package var size: String

    package init(prompt: String = "", model: String = "", seconds: String = "", size: String = "") {
        self.prompt = prompt
        self.model = model
        self.seconds = seconds
        self.size = size
    }
}

/// What came of checking a draft.
package enum CheckedSettings: Sendable, Equatable {
    case accepted(GenerationSettings)
    /// At least one problem, in the order of the form's fields.
    case refused([FieldProblem])
}

extension Catalog {
    /// The wire's own defaults where the draft is silent: the first model, its first length and its first size.
    /// - Parameters:
    ///   - source: the finished job that the clip is made from, whose model and size the draft names.
    ///   - limits: how far films can be extended there.
    package func check(
        _ draft: SettingsDraft, references: [ReferenceImage] = [], source: SourceJob? = nil,
        limits: ExtensionLimits? = nil, characters: [String] = [], extras: [String: JSONValue] = [:]
    ) -> CheckedSettings {
        var problems = Self.problems(ofPrompt: draft.prompt)
        switch source.map({ clip(draft, from: $0, limits: limits) }) ?? clip(draft) {
        case .success(let clip) where problems.isEmpty:
            return .accepted(
                GenerationSettings(
                    prompt: draft.prompt, model: clip.model, seconds: clip.seconds, size: clip.size,
                    references: references, source: source, characters: characters, extras: extras))
        case .success: break
        case .failure(let refusal): problems += refusal.problems
        }
        return .refused(problems)
    }

    /// The model, length and size alone: enough for a price.
    package func clip(_ draft: SettingsDraft) -> Result<Clip, ClipRefusal> {
        guard !models.isEmpty else {
            return .failure(
                ClipRefusal(
                    "model", "no_models",
                    "This connection has no models yet. Test it in Settings, or write its price list there."))
        }
        let wanted = draft.model.trimmed
        guard let offer = wanted.isEmpty ? models.first : model(wanted) else {
            let known = models.map(\.name).joined(separator: ", ")
            return .failure(
                ClipRefusal(
                    "model", "unknown_model",
                    "This connection has no model “\(wanted.foreign(limit: 80))”. Choose one of: \(known)."))
        }
        var problems: [FieldProblem] = []
        let seconds = offer.length(draft.seconds.trimmed, &problems)
        let size = offer.size(draft.size.trimmed, makers: makers, &problems)
        guard let seconds, let size else { return .failure(ClipRefusal(problems: problems)) }
        return .success(Clip(model: offer.name, seconds: seconds, size: size))
    }

    private func makers(of size: ClipSize) -> [String] {
        models.filter { $0.makes(size) }.map(\.name)
    }

    package static func problems(ofPrompt prompt: String) -> [FieldProblem] {
        let limit = GenerationSettings.longestPrompt
        let count = prompt.unicodeScalars.count
        if prompt.trimmed.isEmpty {
            return [FieldProblem(field: "prompt", code: "empty_prompt", message: "Write a prompt: what shall be seen?")]
        }
        if let problem = ControlCharacter.problem(in: prompt, of: "prompt") { return [problem] }
        guard count > limit else { return [] }
        return [
            FieldProblem(
                field: "prompt", code: "prompt_too_long",
                message: "The prompt has \(count) characters; at most \(limit) are allowed. Shorten it.")
        ]
    }
}

/// A model with a length and a size that it makes.
package struct Clip: Sendable, Hashable {
    package let model: String
    package let seconds: Int
    package let size: ClipSize

    package init(model: String, seconds: Int, size: ClipSize) {
        self.model = model
        self.seconds = seconds
        self.size = size
    }
}

/// Why a combination of model, length and size cannot be made.
package struct ClipRefusal: Error, Equatable {
    package let problems: [FieldProblem]

    init(problems: [FieldProblem]) {
        self.problems = problems
    }

    init(_ field: String, _ code: String, _ message: String) {
        problems = [FieldProblem(field: field, code: code, message: message)]
    }
}

extension ModelOffer {
    fileprivate func length(_ text: String, _ problems: inout [FieldProblem]) -> Int? {
        if text.isEmpty, let first = seconds.first { return first }
        if let length = Int(text), seconds.contains(length) { return length }
        let allowed = seconds.map(String.init).joined(separator: ", ")
        problems.append(
            FieldProblem(
                field: "seconds", code: "seconds_not_offered",
                message:
                    "\(name) does not make clips of “\(text.foreign(limit: 20))” seconds. Choose one of: \(allowed)."))
        return nil
    }

    fileprivate func size(
        _ text: String, makers: (ClipSize) -> [String], _ problems: inout [FieldProblem]
    ) -> ClipSize? {
        if text.isEmpty, let first = sizes.first { return first.size }
        let wanted = ClipSize(text)
        if let wanted, makes(wanted) { return wanted }
        let allowed = sizes.map { "\($0.size)" }.joined(separator: ", ")
        let others = wanted.map(makers) ?? []
        let verb = others.count == 1 ? "makes" : "make"
        let hint = others.isEmpty ? "" : " \(others.joined(separator: " and ")) \(verb) it."
        problems.append(
            FieldProblem(
                field: "size", code: "size_not_offered",
                message:
                    "\(name) does not make \(text.foreign(limit: 20)).\(hint) The sizes of \(name) are: \(allowed)."))
        return nil
    }
}
