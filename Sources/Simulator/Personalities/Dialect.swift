import HTTPServer

/// A personality as data and small functions. What is not told here, every personality does as OpenAI does.
struct Dialect: Sendable {
    /// Where an error comes from, for servers that write them differently.
    enum ErrorPlace: Sendable {
        case gate, server, task, content
    }

    let personality: Simulator.Personality
    /// One line for the manual.
    let summary: String
    /// What its clients must be ready for, for the manual.
    var oddities: [String] = []
    /// What stands before `/videos`; the first is the one to tell.
    var bases = ["/v1"]
    /// Header fields that take the key; none when it asks for none.
    var keys: [KeyField] = [.bearer]
    var bodies: BodyKinds = [.form, .json]
    var operations = Operation.Name.ofOpenAI
    var models = ModelTable.sora
    var lifetime: Lifetime? = .hour
    /// Unfinished jobs at once, when the server has a limit of its own.
    var runningLimit: Int?
    var ids: @Sendable (JobIdentity) -> String = { $0.openAI }
    /// From the request's own fields to OpenAI's.
    var translated: @Sendable (RequestFields, JobMaking) throws -> RequestFields = { fields, _ in fields }
    /// Fields that OpenAI does not have are passed over instead of refused.
    var takesAnyField = false
    /// A reference image of any size is fitted.
    var fitsReference = false
    var video: @Sendable (JobView) -> JSONValue = { .object($0.fields) }
    /// The answer to a new job, when it is another than the job itself.
    var started: (@Sendable (JobView) -> JSONValue)?
    var startedStatus: Status = .ok
    /// Of an answer about a job.
    var videoStatus: @Sendable (JobView) -> Status = { _ in .ok }
    /// Sent with an answer about a job.
    var videoHeaders: @Sendable (JobView) -> [Response.Field] = PollHint.fields
    var listing = Listing()
    var deleted: @Sendable (JobView) -> JSONValue = {
        ["id": .string($0.job.id), "object": "video.deleted", "deleted": true]
    }
    var content = ContentHabit()
    var modelList: @Sendable (ModelTable) -> JSONValue = ModelList.openAI
    var error: @Sendable (APIError, ErrorPlace) -> Response = { error, _ in error.response(error.envelope) }
    /// A known address with a method that it does not have is as unknown as any other.
    var hidesMethods = false
    /// Whether header fields that only OpenAI sends are sent: version, timing and polling hint.
    var hasOpenAIHeaders = true
}

/// Which kinds of bodies an operation takes.
struct BodyKinds: OptionSet, Sendable {
    let rawValue: Int

    static let form = BodyKinds(rawValue: 1)
    static let json = BodyKinds(rawValue: 2)
}

/// A header field that carries the key.
enum KeyField: Sendable, Equatable {
    case bearer
    case header(String)

    /// As the manual writes it.
    var description: String {
        switch self {
        case .bearer: "Authorization: Bearer KEY"
        case .header(let name): "\(name): KEY"
        }
    }
}

/// How many jobs a list has.
struct Listing: Sendable {
    /// Nil: all of them.
    var usual: Int? = 20
    var smallest = 0
    var largest = 100
    /// Throws when the list that is asked for is none of this server's.
    var check: @Sendable (Request) throws -> Void = { _ in }
}

/// Which operation asks to have its fields translated.
enum JobMaking: Sendable {
    case creation, derivation
}
