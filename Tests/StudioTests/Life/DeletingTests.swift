import Testing

@testable import Studio

@Suite("Deleting at the server what is over")
struct DeletingTests {
    private static let ended = [
        GenerationEvent.polled(Sample.job(Sample.jobID, .ended(Sample.problem("p")), word: "no"))
    ]

    private static func over(_ state: GenerationState) -> Generation {
        state == .failed ? Sample.generation(.inProgress).following(ended) : Sample.generation(state)
    }

    @Test(
        "is asked for once, answered once, and asked for again after a refusal",
        arguments: [
            GenerationState.completed, .failed,
        ])
    func wished(state: GenerationState) throws {
        let over = Self.over(state)
        let wanted = try #require(over.after(.deletionWanted, at: Sample.minutes(9)))
        #expect(wanted == over.with { $0.serverDeletion = .wanted })
        #expect(wanted.errand == .askDeletion)
        #expect(wanted.after(.deletionWanted, at: Sample.minutes(9)) == nil)
        let refused = try #require(wanted.after(.deletionAnswered(.refused), at: Sample.minutes(9)))
        #expect(refused.errand == nil)
        #expect(refused.after(.deletionAnswered(.done), at: Sample.minutes(9)) == nil)
        let again = try #require(refused.after(.deletionWanted, at: Sample.minutes(9)))
        let done = try #require(again.after(.deletionAnswered(.done), at: Sample.minutes(9)))
        #expect(done == over.with { $0.serverDeletion = .done })
        #expect(done.after(.deletionWanted, at: Sample.minutes(9)) == nil)
    }

    @Test(
        "is no wish where there is no job, or while it runs",
        arguments: [
            GenerationState.queued, .held, .submitting, .uncertain, .inProgress, .downloading, .failed,
        ])
    func nothing(state: GenerationState) {
        #expect(Sample.generation(state).after(.deletionWanted, at: Sample.start) == nil)
    }
}

@Suite("A job that somebody else sent")
struct ElsewhereTests {
    private static let running = Sample.generation(.inProgress).with { $0.charge = .elsewhere }
    private static let finished = GenerationEvent.polled(
        Sample.job(Sample.jobID, .finished, word: "completed", cost: Money(microDollars: 5)))

    @Test(
        "stays somebody else's bill however it ends",
        arguments: [
            [finished, .fetched(Sample.film)], [finished, .unfetchable(Sample.problem("gone"))], [.cancelled],
            [.polled(Sample.job(Sample.jobID, .ended(Sample.problem("p")), word: "failed", cost: .zero))],
        ])
    func bill(events: [GenerationEvent]) {
        let over = Self.running.following(events)
        #expect(over.state.isFinal)
        #expect(over.charge == .elsewhere)
    }

    @Test("is not deleted at the server because it is stopped here, and takes no slot")
    func stopped() {
        #expect(Self.running.following([.cancelled]).serverDeletion == .none)
        #expect(!Self.running.takesSlot && Sample.generation(.inProgress).takesSlot)
    }

    @Test("is taken over only when the server tells what it makes, and a film can come of it")
    func importable() throws {
        func job(
            _ status: RemoteStatus = .running, model: String? = "m", seconds: Int? = 8, size: ClipSize? = Sample.size,
            prompt: String? = "Rain  on\nthe\u{202E} roof"
        ) -> RemoteJob {
            RemoteJob(
                id: "j", status: status, word: "w", model: model, seconds: seconds, size: size, prompt: prompt)
        }
        for whole in [job(), job(.queued), job(.finished)] {
            #expect(whole.importable?.prompt == "Rain  on the roof")
        }
        #expect(try #require(job(prompt: nil).importable).prompt.isEmpty)
        let lacking = [
            job(.ended(Sample.problem("p"))), job(model: nil), job(model: "\u{7}"), job(seconds: nil), job(seconds: 0),
            job(size: nil),
        ]
        #expect(lacking.allSatisfy { $0.importable == nil })
    }

    @Test("is called by the first words of its prompt, else by its id")
    func title() {
        func title(_ prompt: String?) -> String {
            RemoteJob(id: "video_7", status: .running, word: "w", prompt: prompt).title
        }
        #expect(title("one two three four five six seven eight nine") == "one two three four five six seven eight")
        #expect(title(nil) == "Job video_7")
        #expect(title(" \n ") == "Job video_7")
        #expect(title(String(repeating: "x", count: 500)).unicodeScalars.count == 81)
    }
}
