import Foundation

/// How often each call happens in a clean life, and what it is about.
struct Census: Sendable {
    private let points: [CrashPoint.Place: [SystemCall: [Trace.Entry]]]
    /// The folder that the life was in.
    private let data: String

    /// From the first start in an empty folder.
    static let start = Task { try await Census(fromStart: Stage()) }
    /// Thread by thread, of a program that has done a job before.
    static let threads = Task { try await Census(inThreads: Stage()) }

    /// - Parameter onFiles: leaves out what is not about the studio's files, which no disk can refuse.
    func numbers(_ call: SystemCall, onFiles: Bool = false) -> [(place: CrashPoint.Place, number: Int)] {
        points.sorted { $0.key < $1.key }.flatMap { place, calls in
            (calls[call] ?? []).enumerated()
                .filter { !onFiles || $0.element.file?.hasPrefix(data) == true }
                .map { (place, $0.offset + 1) }
        }
    }

    private static let calls = SystemCall.allCases.map(\.rawValue).joined(separator: ",")

    private init(fromStart stage: Stage) async throws {
        let log = stage.folder.file("trace")
        let program = try Strace.launch(stage.start, trace: Self.calls, injection: nil, log: log)
        guard let running = try await Running.ready(program) else { throw Failure(program.errors) }
        var life = Life()
        try await Self.live(&life, running)
        let trace = Trace(contentsOf: log)
        let calls = SystemCall.allCases.map { ($0, trace.firsts(of: $0)) }
        points = [.start: Dictionary(uniqueKeysWithValues: calls)]
        data = stage.data
    }

    private init(inThreads stage: Stage) async throws {
        let log = stage.folder.file("trace")
        let studio = try await stage.open()
        var life = Life()
        try await life.warmUp(studio.site)
        let threads = try Threads(of: studio.program)
        let strace = try await Strace.attach(
            to: threads.all.flatMap(threads.at), trace: Self.calls, injection: nil, log: log)
        try await Self.live(&life, Running(program: studio.program, site: studio.site))
        try await strace.waitForExit()
        let trace = Trace(contentsOf: log)
        let counted = threads.all.map { place in
            (place, SystemCall.allCases.map { ($0, trace.firsts(of: $0, by: Set(threads.at(place)))) })
        }
        points = Dictionary(
            uniqueKeysWithValues: counted.map { ($0, Dictionary(uniqueKeysWithValues: $1)) })
        data = stage.data
    }

    private static func live(_ life: inout Life, _ running: Running) async throws {
        try await life.press(running.site)
        guard let take = life.take,
            try await running.course(of: take, within: .seconds(60), isWatchingPage: false) == .completed
        else {
            throw Failure("A clean life did not end well: \(running.program.errors)")
        }
        running.program.send(SIGKILL)
        try await running.program.waitForExit()
    }
}

extension CrashPoint.Place: Comparable {
    static func < (left: CrashPoint.Place, right: CrashPoint.Place) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .start: -2
        case .pages: -1
        case .thread(let number): number
        }
    }
}
