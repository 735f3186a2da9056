import HTTPServer
import Studio
import Synchronization

/// `GET /usage.csv`: one line for every generation, as RFC 4180 has it, made while it is sent.
final class UsageCSV: BodyStream {
    private struct State {
        var last = GenerationID(0)
        var rest: ArraySlice<UInt8> = []
        var isOver = false
    }

    private static let linesAtOnce = 200
    let length: Int? = nil
    private let store: any UsageStore
    private let state: Mutex<State>

    init(_ store: any UsageStore) {
        self.store = store
        state = Mutex(State(rest: ArraySlice(CSV.line(Self.columns.map(\.name)))))
    }

    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        Response(
            headers: [
                ("Content-Type", "text/csv; charset=utf-8; header=present"), ("Cache-Control", "no-store"),
                ("Content-Disposition", ContentDisposition.attachment("dailies-usage.csv")),
            ], body: .stream(UsageCSV(context.store)))
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        try state.withLock { state in
            if state.rest.isEmpty, !state.isOver { try readOn(&state) }
            let piece = state.rest.prefix(buffer.count)
            buffer.copyBytes(from: piece)
            state.rest = state.rest.dropFirst(piece.count)
            return piece.count
        }
    }

    private func readOn(_ state: inout State) throws {
        let lines = try store.usageLines(after: state.last, limit: Self.linesAtOnce)
        state.isOver = lines.count < Self.linesAtOnce
        state.last = lines.last?.take.id ?? state.last
        state.rest = ArraySlice(lines.flatMap { line in CSV.line(Self.columns.map { $0.text(line) }) })
    }
}

extension UsageCSV {
    struct Column: Sendable {
        let name: String
        let text: @Sendable (UsageLine) -> String
    }

    /// The sum of `amount_usd` is the bill's sum: simulated clips and jobs that were not sent from here are zero, and
    /// an unknown price is empty.
    static let columns: [Column] = [
        Column(name: "generation") { "\($0.take.id)" },
        Column(name: "project") { "\($0.project)" },
        Column(name: "project_title") { $0.projectTitle },
        Column(name: "video") { "\($0.take.videoID)" },
        Column(name: "video_title") { $0.videoTitle },
        Column(name: "server") { $0.take.server.kind.rawValue },
        Column(name: "model") { $0.take.settings.model },
        Column(name: "seconds") { "\($0.take.settings.seconds)" },
        Column(name: "size") { $0.take.settings.size.description },
        Column(name: "state") { $0.take.state.rawValue },
        Column(name: "charge") { $0.take.chargeWord },
        Column(name: "amount_usd") { $0.take.realAmount?.sixDecimals ?? "" },
        Column(name: "created_at") { $0.take.createdAt.iso8601 },
        Column(name: "submitted_at") { $0.take.submittedAt?.iso8601 ?? "" },
        Column(name: "completed_at") { $0.take.completedAt?.iso8601 ?? "" },
        Column(name: "error_code") { $0.take.problem?.code ?? "" },
    ]
}

extension Generation {
    fileprivate var chargeWord: String {
        if isSimulated { return "simulated" }
        return switch charge {
        case .reserved: "reserved"
        case .estimated: "estimated"
        case .stated: "stated"
        case .possible: "possible"
        case .refused: "refused"
        case .nothing: "nothing"
        case .elsewhere: "elsewhere"
        }
    }

    /// nil when the price is not known.
    fileprivate var realAmount: Money? { isSimulated ? .zero : charge.amount }
}

extension Money {
    /// `0.800000`: exact, so that sums of them are too.
    fileprivate var sixDecimals: String {
        let digits = String(microDollars % 1_000_000)
        return "\(microDollars / 1_000_000).\(String(repeating: "0", count: 6 - digits.utf8.count))\(digits)"
    }
}
