/// What an export leaves out, each with its reason: the one place that decides. A test holds it against the schema, so
/// a table that is added must be decided about.
extension ExchangeTable {
    /// Columns.
    var staysHere: [String: String] {
        switch self {
        case .generations, .characters: ["key_fingerprint": Self.fingerprint]
        case .connections:
            [
                "key_fingerprint": Self.fingerprint,
                "key_source": Self.keySource, "key_variable": Self.keySource,
                "webhook_host": "It opens the studio to a name; where the tunnel ends, a person says so.",
                "pause_code": Self.pause, "pause_message": Self.pause, "paused_at": Self.pause,
            ]
        default: [:]
        }
    }

    private static let fingerprint = "It says something of a key, and keys stay. It is made with the folder's secret."
    private static let keySource = "An archive must not lead a key of this machine to an address that it names itself."
    private static let pause = "It waits for a key or for a word of the server, and both are asked for anew."

    /// A table that goes out in the manifest: it says what is here already, before any row is read.
    static let tablesInTheManifest = ["origins"]

    /// Whole tables.
    static let tablesThatStay = [
        "schema_migrations": "It tells of the file and not of the library.",
        "sqlite_sequence": "The next numbers follow from the rows.",
        "video_index": "It is made anew from the videos and their takes.",
        "video_sums": "The database adds them up itself as takes come in.",
        "deferrals": "They are of the last day, and the server says anew when to come.",
        "removals": "It names files of this folder that are on their way out.",
        "wishes": "They are asked of this worker, which does them within moments.",
    ]

    /// Columns that may come in as another value than they went out with.
    static let comesInChanged: [String: [String: String]] = [
        "generations": [
            "state":
                "What waited or was on the wire there is not sent or given up here by itself: it is held or uncertain.",
            "problem_code": "It says why it is held or uncertain.", "problem_message": "It says why it is held.",
            "next_attempt_at": "What is held waits for a person.",
            "server_deletion": "The library that it came from still asks its server to delete the job.",
        ]
    ]
}
