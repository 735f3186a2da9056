import HTTPServer

/// One request of the API: how it is addressed, what it takes, who answers it.
struct Operation: Sendable {
    enum Name: CaseIterable, Sendable {
        case create, list, retrieve, delete, content, remix, edit, extend, createCharacter, retrieveCharacter
        case listModels, retrieveModel, createAtOnce, listVideoModels

        static let ofOpenAI = Set(allCases).subtracting([.createAtOnce, .listVideoModels])
    }

    /// What a body may be; the personality takes kinds away.
    enum Takes: Sendable {
        case nothing
        /// A few fields.
        case fields
        /// A reference image: a file of 25 MiB, or a data URL of the API's own limit.
        case image
        /// A clip of 100 MiB.
        case clip
        /// The same, in a form only.
        case clipInForm
    }

    let name: Name
    let method: String
    /// Behind the base path.
    let path: String
    /// One line for the manual.
    let summary: String
    var takes = Takes.nothing
    /// Answered without a key.
    var isOpen = false
    let respond: @Sendable (Service, Request) throws -> Response

    func limits(_ kinds: BodyKinds) -> BodyLimits {
        var limits = takes.limits
        if !kinds.contains(.form) { (limits.multipartFields, limits.multipartFile, limits.maximumFiles) = (0, 0, 0) }
        if !kinds.contains(.json) { limits.json = 0 }
        return limits
    }
}

extension Operation.Takes {
    var limits: BodyLimits {
        let url = DataURL.maximumLength + (256 << 10)
        return switch self {
        case .nothing: .none
        case .fields: BodyLimits(multipartFields: 512 << 10, json: 512 << 10)
        case .image: BodyLimits(multipartFields: url, multipartFile: 25 << 20, maximumFiles: 8, json: url)
        case .clip:
            BodyLimits(multipartFields: 512 << 10, multipartFile: 100 << 20, maximumFiles: 1, json: 512 << 10)
        case .clipInForm: BodyLimits(multipartFields: 512 << 10, multipartFile: 100 << 20, maximumFiles: 1)
        }
    }
}
