import Studio

/// The kinds of server, each by what sets it apart from OpenAI's own service.
extension Dialect {
    /// OpenAI's own, which most servers take.
    package static let openai = Dialect()

    package static func of(_ kind: ConnectionKind) -> Dialect {
        var dialect = ways(of: kind)
        dialect.preset = kind.preset
        dialect.capabilities = kind.preset.capabilities
        dialect.reserves = { kind.reserves($0) }
        return dialect
    }

    private static func ways(of kind: ConnectionKind) -> Dialect {
        switch kind {
        case .simulator, .openai, .newAPI: .openai
        case .litellm: litellm
        case .azure: azure
        case .vllmOmni: vllmOmni
        case .sglang: sglang
        case .openrouter: openrouter
        }
    }

    /// Its list names what the region has; what can be asked for are the deployments.
    private static let azure: Dialect = {
        var dialect = Dialect()
        dialect.authentication = .header("api-key")
        dialect.modelList = .others
        return dialect
    }()

    private static let litellm: Dialect = {
        var dialect = Dialect()
        dialect.listsOneProvider = true
        // By itself it sends a request that was answered 5xx or 429 twice more, and each may be paid.
        dialect.paidHeaders = [("x-litellm-num-retries", "0")]
        // Without a database it knows one key only, and says of any other that there is no database…
        dialect.keyFaults = ["no_db_connection"]
        // … or fails, because it looks for its database driver.
        dialect.strangerStatuses.insert(500)
        dialect.usableID = LiteLLMJobID.completed
        return dialect
    }()

    /// Takes forms only.
    private static let vllmOmni: Dialect = {
        var dialect = Dialect()
        dialect.request.body = .alwaysMultipart
        dialect.request.nesting = .json
        return dialect
    }()

    /// Reads the length as a number and a picture only as a file.
    private static let sglang: Dialect = {
        var dialect = Dialect()
        dialect.request.seconds = .number
        dialect.request.nesting = .json
        return dialect
    }()

    /// Another schema under the same paths.
    private static let openrouter: Dialect = {
        var dialect = Dialect()
        dialect.request.body = .alwaysJSON
        dialect.request.seconds = .number
        dialect.request.size = .resolutionAndRatio
        dialect.request.fields.seconds = "duration"
        dialect.remix = .field("previous_job_id")
        dialect.modelsPath = ["videos", "models"]
        dialect.modelsArePublic = true
        dialect.selectors = [.video: .index(0)]
        return dialect
    }()
}
