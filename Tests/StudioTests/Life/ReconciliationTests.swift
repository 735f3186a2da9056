import Testing

@testable import Studio

@Suite("Recognising a job whose acceptance was lost")
struct ReconciliationTests {
    /// A job as a server lists it; what is not said is as it was asked for.
    private static func job(
        _ id: String, prompt: String? = Sample.settings.prompt, model: String? = "sora-2", seconds: Int? = 8,
        size: ClipSize? = Sample.size
    ) -> RemoteJob {
        RemoteJob(
            id: id, status: .running, word: "in_progress", model: model, seconds: seconds, size: size, prompt: prompt)
    }

    private static let ours = job("ours")
    private static let twin = job("twin")
    private static let silent = job("silent", prompt: nil)
    private static let bare = job("bare", prompt: nil, model: nil, seconds: nil, size: nil)
    private static let otherPrompt = job("other-prompt", prompt: "A blue kite")
    private static let others = [
        otherPrompt, job("other-model", model: "sora-2-pro"), job("other-length", seconds: 4),
        job("other-size", size: ClipSize(width: 720, height: 1280)),
    ]
    private static let silentOthers = [
        job("other-model", prompt: nil, model: "sora-2-pro"), job("other-length", prompt: nil, seconds: 4),
        job("other-size", prompt: nil, size: ClipSize(width: 720, height: 1280)),
    ]

    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let newer: [RemoteJob]
        let fenced: Reconciliation
        let unfenced: Reconciliation

        var testDescription: String { name }
    }

    private static let cases: [Case] = [
        Case(name: "no new job", newer: [], fenced: .none, unfenced: .none),
        Case(name: "one with the prompt", newer: [ours], fenced: .adopt(ours, .prompt), unfenced: .ask([ours])),
        Case(
            name: "one with the prompt among others", newer: others + [ours] + silentOthers,
            fenced: .adopt(ours, .prompt), unfenced: .ask([ours])),
        Case(
            name: "one with the prompt beside one without any", newer: [silent, ours],
            fenced: .adopt(ours, .prompt), unfenced: .ask([ours])),
        Case(
            name: "two with the same prompt", newer: [ours, twin], fenced: .ask([ours, twin]),
            unfenced: .ask([ours, twin])),
        Case(
            name: "two with the same prompt beside one without any", newer: [ours, silent, twin],
            fenced: .ask([ours, twin]), unfenced: .ask([ours, twin])),
        Case(
            name: "only one, of a server that returns no prompts", newer: [silent], fenced: .adopt(silent, .time),
            unfenced: .ask([silent])),
        Case(
            name: "only one, of a server that returns nothing but ids", newer: [bare], fenced: .adopt(bare, .time),
            unfenced: .ask([bare])),
        Case(
            name: "one without a prompt, and something else new", newer: [silent, otherPrompt], fenced: .ask([silent]),
            unfenced: .ask([silent])),
        Case(
            name: "two without a prompt", newer: [silent, bare], fenced: .ask([silent, bare]),
            unfenced: .ask([silent, bare])),
        Case(name: "others only", newer: others, fenced: .none, unfenced: .none),
        Case(name: "others without prompts only", newer: silentOthers, fenced: .none, unfenced: .none),
    ]

    @Test("with a fence", arguments: cases)
    func fenced(example: Case) {
        #expect(Reconciliation.match(Sample.settings, among: example.newer, hasFence: true) == example.fenced)
    }

    @Test("without a fence nothing is adopted: older jobs may be among them", arguments: cases)
    func unfenced(example: Case) {
        #expect(Reconciliation.match(Sample.settings, among: example.newer, hasFence: false) == example.unfenced)
    }

    @Test("a single job that differs in anything is not ours", arguments: others + silentOthers)
    func different(job: RemoteJob) {
        #expect(!job.couldBe(Sample.settings))
        #expect(Reconciliation.match(Sample.settings, among: [job], hasFence: true) == .none)
    }

    @Test("a clip made from another one is known by the length of its piece or of its whole film")
    func followUps() {
        func settings(_ operation: SourceJob.Operation) -> GenerationSettings {
            GenerationSettings(
                prompt: Sample.settings.prompt, model: "sora-2", seconds: 8, size: Sample.size,
                source: SourceJob(operation: operation, jobID: "source", seconds: 12))
        }
        let rows: [(SourceJob.Operation, Int, Bool)] = [
            (.remix, 8, true), (.remix, 12, false), (.remix, 20, false), (.edit, 8, true), (.edit, 20, false),
            (.extension, 8, true), (.extension, 20, true), (.extension, 12, false),
        ]
        for (operation, seconds, isOurs) in rows {
            let job = Self.job("listed", seconds: seconds)
            #expect(job.couldBe(settings(operation)) == isOurs, "\(operation) of \(seconds) s")
            let match = Reconciliation.match(settings(operation), among: [job], hasFence: true)
            #expect(match == (isOurs ? .adopt(job, .prompt) : .none))
        }
    }

    @Test("the server is looked at again after 10, 40 and 120 seconds")
    func looks() {
        #expect(Reconciliation.looks == [.seconds(10), .seconds(40), .seconds(120)])
    }
}
