import Studio

/// How one family of servers speaks the Videos API, as data: a new family is a new value.
package struct Dialect: Sendable {
    /// How the key is shown to the server. Without a key nothing is shown, whatever stands here.
    enum Authentication: Sendable {
        /// `Authorization: Bearer KEY`.
        case bearer
        /// A header of its own, such as `api-key`.
        case header(String)
        case none
    }

    /// What the server's list of models is.
    enum ModelList: Sendable {
        /// Models that can be asked for, perhaps among others that make no films.
        case offers
        /// Models of the provider, whether or not this account can ask for them.
        case others
    }

    /// How an asset is asked for at the content endpoint.
    enum Selector: Sendable {
        case plain
        /// `?variant=WORD`.
        case variant(String)
        /// `?index=NUMBER`, of several films that one job made.
        case index(Int)

        var query: [(String, String)] {
            switch self {
            case .plain: []
            case .variant(let word): [("variant", word)]
            case .index(let number): [("index", "\(number)")]
            }
        }
    }

    /// How a film is made from another one.
    enum RemixForm: Sendable {
        /// `POST /videos/ID/remix` with the prompt alone.
        case path
        /// The whole paid request, naming the film's job in this field.
        case field(String)
    }

    var capabilities = Capabilities.all
    var authentication = Authentication.bearer
    var request = RequestForm()
    var remix = RemixForm.path
    /// The segments of path after the base URL.
    var videosPath = ["videos"]
    var contentSegment = "content"
    var modelsPath = ["models"]
    var modelList = ModelList.offers
    /// Whether the list of jobs is that of one provider behind the server, which may refuse what the server takes.
    var listsOneProvider = false
    /// Whether anybody may read the list of models, so that it tells nothing of the key.
    var modelsArePublic = false
    /// The film goes without a variant: some servers read the value as a number.
    var selectors: [Asset: Selector] = [.thumbnail: .variant("thumbnail"), .spritesheet: .variant("spritesheet")]
    var statusWords = StatusWords.known
    /// Sent with every paid request.
    var paidHeaders: [(String, String)] = []
    /// Types of faults that mean a refused key, whatever status they come with.
    var keyFaults: Set<String> = []
    /// What a request without a key is refused with.
    var strangerStatuses: Set<Int> = [401, 403]
    /// The id to go by where the server told one that it does not find its way by; given is the id of the same job or
    /// of the one that it was made from.
    var usableID: @Sendable (_ told: String, _ known: String) -> String = { told, _ in told }
    /// What to begin with where the server tells little of its models.
    var preset = ConnectionKind.openai.preset
    /// Whether an extra of this name must be left out.
    var reserves: @Sendable (String) -> Bool = { ConnectionKind.openai.reserves($0) }
}
