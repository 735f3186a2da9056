import HTTPServer
import Studio

/// The Generate form as it was filled in.
struct GenerateForm {
    var draft: SettingsDraft
    /// nil: the usual one.
    var connection: ConnectionID?
    /// The pictures that the clip goes by, the first frame first.
    var references: [StoredReference] = []
    var fit = Fit.crop
    /// The signed name of the take whose last frame is the first picture.
    var lastFrame: String?
    /// What was typed into the fields of the server's own parameters, by their names.
    var parameters: [String: String] = [:]
    /// The server's ids of the characters that appear in it.
    var characters: [String] = []
    /// Anything else that the server knows, as a JSON object.
    var extraJSON = ""
    /// So many clips with the same settings, 1…``mostVariations``.
    var variations = 1
    var confirmsUnknownCost = false
    var confirmsLargeCost = false

    static let mostVariations = 4
}

extension GenerateForm {
    /// Nothing typed yet: what is asked for is what the given take, else the video's newest take, was made with.
    init(_ contents: VideoContents, like take: GenerationID?) {
        let model = contents.takes.first { $0.id == take } ?? contents.takes.first
        connection = take == nil ? nil : model?.server.connection
        draft = SettingsDraft(
            prompt: take == nil ? contents.video.prompt : model?.settings.prompt ?? contents.video.prompt,
            model: model?.settings.model ?? "", seconds: model.map { "\($0.settings.seconds)" } ?? "",
            size: model?.settings.size.description ?? "")
        if draft.prompt.isEmpty { draft.prompt = model?.settings.prompt ?? "" }
        characters = take == nil ? [] : model?.settings.characters ?? []
        let origins = take == nil ? [] : model?.settings.references.compactMap(\.origin) ?? []
        references = origins.map(\.picture)
        fit = origins.first?.fit ?? .crop
        let extras = model?.settings.extras ?? [:]
        let known = Set(model?.server.kind.parameters.map(\.name) ?? [])
        parameters = extras.filter { known.contains($0.key) }.mapValues(\.typed)
        let others = extras.filter { !known.contains($0.key) }
        extraJSON = others.isEmpty ? "" : JSON.text(.object(others))
    }

    /// - Returns: the form, and what is wrong with its pictures. A picture that is fine is kept even when the form
    ///   is refused for another reason.
    static func read(_ form: Form, _ context: StudioContext) throws -> (form: GenerateForm, problems: [FieldProblem]) {
        var filled = GenerateForm(
            draft: SettingsDraft(
                prompt: (form["prompt"] ?? "").replacing("\r\n", with: "\n"), model: form["model"] ?? "",
                seconds: form["seconds"] ?? "", size: form["size"] ?? ""),
            confirmsUnknownCost: form["confirm_unknown_cost"] == "true",
            confirmsLargeCost: form["confirm_cost"] == "true")
        for (name, value) in form.fields.pairs where name.hasPrefix(ParameterField.prefix) {
            filled.parameters[String(name.dropFirst(ParameterField.prefix.count))] = value
        }
        filled.characters = form.fields.all("character")
        filled.extraJSON = form["extra_json"] ?? ""
        filled.connection = form["connection"].flatMap { Int64($0) }.map { ConnectionID($0) }
        let variations = Int(form["variations"] ?? "1").flatMap { (1...mostVariations).contains($0) ? $0 : nil }
        filled.variations = variations ?? 1
        let problems = try filled.readPictures(form, context)
        return (filled, problems + (variations == nil ? [.wrongVariations] : []))
    }

    private init(draft: SettingsDraft, confirmsUnknownCost: Bool, confirmsLargeCost: Bool) {
        self.draft = draft
        self.confirmsUnknownCost = confirmsUnknownCost
        self.confirmsLargeCost = confirmsLargeCost
    }
}

extension FieldProblem {
    fileprivate static let wrongVariations = FieldProblem(
        field: "variations", code: "wrong_variations",
        message: "One press makes 1 to \(GenerateForm.mostVariations) variations. Choose one of these.")
}
