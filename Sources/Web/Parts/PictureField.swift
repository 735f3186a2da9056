import Studio

/// The pictures of the Generate form: what is kept, how it is fitted, and how each will be sent.
struct PictureField: Encodable {
    struct Kept: Encodable {
        let token: String
        let label: String
        /// Where the script gets another size or fit from.
        let address: String
        let preview: String
        let width: Int
        let height: Int
    }

    struct FitChoice: Encodable {
        let value: String
        let label: String
        let words: String
        let checked: Bool
        let isCrop: Bool
    }

    let label: String
    let takesSeveral: Bool
    let hint: String
    /// Bytes of one picture.
    let largest: Int
    let problems: [String]
    let kept: [Kept]
    let hasKept: Bool
    let fits: [FitChoice]
    /// The signed name of the take whose last frame is the first picture.
    let lastFrame: String?
}

extension PictureField {
    /// - Parameter size: of the clip as it is chosen now.
    init(_ form: GenerateForm, size: String, most: Int, problems: [ProblemLine], tokens: FormTokens) {
        takesSeveral = most > 1
        largest = GenerateForm.largestPicture
        label = most > 1 ? "Pictures to go by" : "First frame"
        hint =
            (most > 1
                ? "Up to \(most) pictures as PNG, JPEG or WebP, at most 25 MiB each; one alone is the first frame."
                : "PNG, JPEG or WebP, at most 25 MiB, of any size: it is fitted to the clip’s.")
        self.problems = problems.filter { $0.field == PictureRefusal.field }.map(\.message)
        kept = form.references.map { picture in
            let token = tokens.kept(picture)
            return Kept(picture, token, size: size, fit: form.fit)
        }
        hasKept = !kept.isEmpty
        fits = Fit.allCases.map { FitChoice($0, checked: $0 == form.fit) }
        lastFrame = form.lastFrame
    }
}

extension PictureField.Kept {
    init(_ picture: StoredReference, _ token: String, size: String, fit: Fit) {
        self.token = token
        label = "\(picture.type.rawValue.uppercased()), \(picture.size)"
        address = Link.preview(token)
        preview = "\(address)?size=\(size)&fit=\(fit.rawValue)"
        let clip = ClipSize(size) ?? picture.size
        (width, height) = (clip.width, clip.height)
    }
}

extension PictureField.FitChoice {
    init(_ fit: Fit, checked: Bool) {
        value = fit.rawValue
        self.checked = checked
        isCrop = fit == .crop
        switch fit {
        case .crop: (label, words) = ("Fill the frame", "what hangs over is cut off")
        case .pad: (label, words) = ("Show all of it", "with black bars")
        }
    }
}
