import HTTPServer
import Studio

extension GenerateForm {
    /// Files that one form may bring.
    static let mostFiles = 8
    /// Bytes of one picture.
    static let largestPicture = 25 << 20
    /// Four pictures of the largest size beyond what may come still give the form back with all that was typed.
    static let limits = BodyLimits.upload(files: mostFiles, of: largestPicture, excess: 4 * largestPicture)

    /// The pictures that the form names or brings. Where a clip goes by one picture only, a new one takes the place
    /// of the one before.
    mutating func readPictures(_ form: Form, _ context: StudioContext) throws -> [FieldProblem] {
        let (brought, fileProblems) = Self.brought(form, context)
        var problems = fileProblems
        let kept = form.fields.all("kept_reference").prefix(Self.mostFiles).compactMap(context.tokens.kept)
        let replaces = try context.connection(connection).mostReferences == 1 && brought.count == 1
        references = (replaces ? [] : kept) + brought
        lastFrame = form["last_frame"]
        let wanted = form["reference_fit"] ?? ""
        if let known = Fit(rawValue: wanted) {
            fit = known
        } else if !wanted.isEmpty {
            problems.append(
                FieldProblem(
                    field: "reference_fit", code: "unknown_fit",
                    message: "“\(wanted.foreign(limit: 20))” is no way to fit a picture. Choose crop or pad."))
        }
        return problems
    }

    private static func brought(_ form: Form, _ context: StudioContext) -> ([StoredReference], [FieldProblem]) {
        var pictures: [StoredReference] = []
        var problems = form.refusedFiles.flatMap { PictureRefusal($0).problems }
        // A field without a file comes as an empty part without a name.
        for file in form.files where file.fieldName == PictureRefusal.field && (file.size > 0 || file.fileName != "") {
            do throws(Problem) {
                guard file.size > 0 else { throw .emptyPicture(file.fileName) }
                pictures.append(try context.pictures.keep(file.path))
            } catch {
                problems += PictureRefusal(error).problems
            }
        }
        return (pictures, problems)
    }

    /// Whether the clip goes on from a take: its first picture still is that take's last frame.
    func parent(of video: VideoID, _ tokens: FormTokens) -> Lineage? {
        guard let frame = lastFrame.flatMap({ tokens.lastFrame($0, video: video) }),
            references.first?.sha256 == frame.sha256
        else { return nil }
        return Lineage(generation: frame.take, relation: .continuation)
    }

    /// The form of a clip that goes on from a finished take: its last frame, its size and its settings.
    ///
    /// - Throws: `HTTPProblem` when the video has no such finished take, `Problem` when its film gives no frame.
    init(continuing take: GenerationID, _ contents: VideoContents, _ context: StudioContext) throws {
        guard let generation = contents.takes.first(where: { $0.id == take }), generation.state == .completed else {
            throw HTTPProblem(.notFound, "This video has no such finished take to go on from.")
        }
        try context.requireFilm(of: generation)
        self.init(contents, like: take)
        let picture = try context.pictures.lastFrame(generation)
        references = [picture]
        lastFrame = context.tokens.lastFrame(of: generation, picture)
    }
}

extension PictureRefusal {
    /// A file that was not even received.
    fileprivate init(_ file: RefusedFile) {
        let name = file.fileName.isEmpty ? "This file" : "The file \(file.fileName.foreign(limit: 80))"
        switch file.reason {
        case .tooLarge:
            self.init(
                Problem(
                    code: "picture_too_large",
                    message:
                        "\(name) is larger than \(GenerateForm.largestPicture >> 20) MiB, so it was not taken. Save"
                        + " it smaller, or as JPEG, and choose it again. All else that you filled in is here."))
        case .tooMany:
            self.init(
                Problem(
                    code: "too_many_files",
                    message: "\(name) was not taken: one form brings at most \(GenerateForm.mostFiles) pictures. Take"
                        + " some away."))
        }
    }
}

extension Form {
    /// The form needs a picture to be fitted, or brings one to be looked at, which may take seconds.
    var bringsPictures: Bool {
        files.contains { $0.size > 0 } || fields.contains("kept_reference")
    }
}

extension Problem {
    fileprivate static func emptyPicture(_ name: String) -> Problem {
        Problem(
            code: "empty_picture",
            message:
                "The file \(name.foreign(limit: 80)) is empty: it holds no picture. Choose it again once it is whole.")
    }
}
