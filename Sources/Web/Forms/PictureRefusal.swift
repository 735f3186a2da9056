import Studio

/// Why pictures cannot be sent.
struct PictureRefusal: Error {
    let problems: [FieldProblem]

    static let field = "input_reference"

    init(_ problem: Problem) {
        problems = [FieldProblem(field: Self.field, code: problem.code, message: problem.message)]
    }
}

extension StudioContext {
    /// What is sent of pictures for a clip of this size.
    func pictures(
        _ references: [StoredReference], _ fit: Fit, _ size: ClipSize, at connection: Connection
    ) -> Result<[ReferenceImage], PictureRefusal> {
        let most = connection.mostReferences
        guard references.count <= most else {
            let allowed = most == 1 ? "one picture" : "at most \(most) pictures"
            return .failure(
                PictureRefusal(
                    Problem(
                        code: "too_many_references",
                        message: "\(connection.name) takes \(allowed) for a clip; these are \(references.count)."
                            + " Take some away.")))
        }
        do throws(Problem) {
            var images: [ReferenceImage] = []
            for reference in references { images.append(try pictures.fit(reference, size, fit)) }
            return .success(images)
        } catch {
            return .failure(PictureRefusal(error))
        }
    }

    /// What a press of this form would say of its pictures; nothing as long as it names no size that is made.
    func pictureProblems(_ form: GenerateForm) throws -> [FieldProblem] {
        let connection = try connection(form.connection)
        guard !form.references.isEmpty,
            let size = ClipSize(form.draft.filledIn(from: try catalog(of: connection)).size),
            case .failure(let refusal) = pictures(form.references, form.fit, size, at: connection)
        else { return [] }
        return refusal.problems
    }
}

extension Connection {
    /// How many pictures one clip may go by.
    var mostReferences: Int { server.kind.preset.capabilities.mostReferences }
}
