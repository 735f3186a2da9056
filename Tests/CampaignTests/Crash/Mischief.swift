/// A server that misbehaves at random, the same way for the same seed. Everything it does can be mended by patience,
/// so that a paid film that does not come was lost by the program.
struct Mischief: Sendable {
    let seed: UInt64

    var manners: Manners {
        var manners = Manners()
        manners.post = post
        manners.list = list
        manners.poll = poll
        manners.content = content
        return manners
    }

    private func draw(_ text: String) -> (share: Int, random: Randomness) {
        var random = Randomness(seed: seed, text)
        return (Int.random(in: 0..<100, using: &random), random)
    }

    private func post(_ request: PaidRequest) -> Manners.Post {
        var (share, random) = draw("post \(request.prompt) \(request.ofPrompt)")
        let moment = Duration.milliseconds(Int.random(in: 20...500, using: &random))
        return switch share {
        case 0..<40: .accept()
        case 40..<50: .accept(.close)
        case 50..<57: .accept(.reset)
        case 57..<67: .accept(.after(moment, .honest))
        case 67..<73: .accept(.after(moment, .close))
        case 73..<79: .accept(.fault(502, "Bad gateway."))
        case 79..<84: .accept(.json(200, #"{"id":"#))
        case 84..<87: .accept(.hang)
        case 87..<89: .accept(.close, listedAfter: 1)
        case 89..<93: .refuse(.fault(429, "Slow down.", [("Retry-After", "0")]))
        case 93..<96: .refuse(.fault(400, "Not this."))
        case 96..<98: .refuse(.fault(502, "Bad gateway."))
        default: .refuse(.close)
        }
    }

    private func list(_ number: Int) -> Answer {
        switch draw("list \(number)").share {
        case 0..<3: .close
        case 3..<5: .fault(503, "Not now.")
        case 5..<10: .after(.milliseconds(100), .honest)
        default: .honest
        }
    }

    private func poll(_ job: Job) -> Answer {
        guard job.polls < 6 else { return .honest }
        return switch draw("poll \(job.prompt) \(job.polls)").share {
        case 0..<4: .close
        case 4..<8: .fault(500, "Trouble.")
        case 8..<11: .fault(404, "No such video.")
        case 11..<14: .html(200)
        case 14..<17: .json(200, job.document("completed", id: "video_of_somebody_else"))
        case 17..<25: .after(.milliseconds(150), .honest)
        default: .honest
        }
    }

    private func content(_ job: Job, _ call: Call) -> Answer {
        guard job.fetches < 3 else { return .honest }
        return switch draw("content \(job.prompt) \(job.fetches)").share {
        case 0..<8: .cut(0.4, declared: true)
        case 8..<13: .cut(0.7, declared: false)
        case 13..<17: .html(200)
        case 17..<21: .reset
        case 21..<25: .fault(404, "Gone for a moment.")
        case 25..<40: .after(.milliseconds(200), .honest)
        default: .honest
        }
    }
}
