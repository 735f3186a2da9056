import Studio

/// One line of what is known of a thing.
struct Fact: Encodable {
    let label: String
    let value: String
    /// It takes a row of its own.
    let isLong: Bool

    init(label: String, value: String) {
        self.label = label
        self.value = value
        isLong = value.unicodeScalars.count > 40
    }
}

extension Generation {
    /// What is known of a take, in the order in which people ask.
    /// - Parameter pollInterval: between two polls, where nothing else is wished.
    func facts(at now: Timestamp, pollInterval: Interval) -> [Fact] {
        var facts = [
            Fact(label: "Model", value: settings.model),
            Fact(label: "Length", value: settings.lengthWords),
            Fact(label: "Size", value: settings.size.description),
            Fact(label: "Cost", value: costWords),
            Fact(label: "Pressed", value: createdAt.display),
        ]
        func add(_ label: String, _ value: String?) {
            if let value { facts.append(Fact(label: label, value: value)) }
        }
        add("Took", duration?.display)
        add("File", media.map { diskSize($0.bytes) })
        add(settings.references.count > 1 ? "Pictures" : "First frame", settings.pictureWords)
        for (name, value) in settings.extras.sorted(by: { $0.key < $1.key }) {
            add(name.foreign(limit: 40), value.typed.foreign(limit: 80))
        }
        add("Matched", match.map(\.words))
        add("Last heard", state.isRunning ? lastHeardAt?.clockTime : nil)
        add("Next poll", nextPoll(at: now, pollInterval)?.clockTime)
        return facts
    }

    /// From the request to the end.
    private var duration: Interval? {
        guard state == .completed, let submittedAt, let completedAt else { return nil }
        return completedAt - submittedAt
    }

    /// When the server is asked next; nil where it is not.
    private func nextPoll(at now: Timestamp, _ pollInterval: Interval) -> Timestamp? {
        guard state == .inProgress, let submittedAt else { return nil }
        let pause = max(pollInterval, Slowness.of(age: now - submittedAt).leastPause)
        return nextAttemptAt ?? lastHeardAt.map { $0 + pause }
    }

    var costWords: String {
        guard !isSimulated else {
            return estimate.map { "\($0.display) at Sora’s price" } ?? "Nothing: simulated"
        }
        switch charge {
        case .reserved(let money): return money.map { "\($0.display) set aside" } ?? "Not known"
        case .estimated(let money): return money.map { "\($0.display) by the price list" } ?? "Not known"
        case .stated(let money): return "\(money.display) as the server states"
        case .possible(let money):
            return money.map { "\($0.display) may have been charged" } ?? "Not known; may have been charged"
        case .refused: return "Refused; whether that costs, the server did not say"
        case .nothing: return "Nothing: never accepted"
        case .elsewhere: return "None here: the job was not sent by Dailies"
        }
    }
}

extension GenerationSettings {
    /// `8 s`; of an extension, the whole film and its new piece.
    var lengthWords: String {
        filmSeconds == seconds ? "\(seconds) s" : "\(filmSeconds) s, \(seconds) s of them new"
    }

    /// What the pictures are; nil without any.
    fileprivate var pictureWords: String? {
        guard let first = references.first, references.count == 1 else {
            return references.isEmpty ? nil : "\(references.count) pictures"
        }
        return switch first.isOriginal ? nil : first.origin?.fit {
        case nil: "\(first.type.rawValue.uppercased()) picture"
        case .crop: "Picture, cut to the frame"
        case .pad: "Picture, with bars"
        }
    }
}

extension MatchEvidence {
    fileprivate var words: String {
        switch self {
        case .prompt: "Found in the server’s list by its prompt"
        case .time: "Found in the server’s list; matched by time"
        case .person: "Named by you"
        }
    }
}

extension ClipSize {
    /// The style sheet's word for the shape of a picture.
    var shape: String { isPortrait ? "portrait" : "landscape" }
}
