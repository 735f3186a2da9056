import Studio

/// One line of what is known of a thing.
struct Fact: Encodable {
    let label: String
    let value: String
}

extension Generation {
    /// What is known of a take, in the order in which people ask.
    var facts: [Fact] {
        var facts = [
            Fact(label: "Model", value: settings.model),
            Fact(label: "Length", value: "\(settings.seconds) s"),
            Fact(label: "Size", value: settings.size.description),
            Fact(label: "Cost", value: costWords),
            Fact(label: "Pressed", value: createdAt.display),
        ]
        func add(_ label: String, _ value: String?) {
            if let value { facts.append(Fact(label: label, value: value)) }
        }
        add("Took", duration?.display)
        add("File", media.map { megabytes($0.bytes) })
        add("First frame", settings.reference.map { "\($0.type.rawValue.uppercased()) picture" })
        add("Made from", parent.map { "take \($0.generation)" })
        add("Job", jobID.map { $0.foreign(limit: 80) })
        add("Matched", match.map(\.words))
        add("Last heard", state.isRunning ? lastHeardAt?.clockTime : nil)
        return facts
    }

    /// From the request to the end.
    private var duration: Interval? {
        guard state == .completed, let submittedAt, let completedAt else { return nil }
        return completedAt - submittedAt
    }

    var costWords: String {
        guard !isSimulated else {
            return estimate.map { "\($0.display) at Sora’s price; simulated, so nothing" } ?? "Nothing: simulated"
        }
        switch charge {
        case .reserved(let money): return money.map { "\($0.display) set aside" } ?? "Not known"
        case .estimated(let money): return money.map { "\($0.display) by the price list" } ?? "Not known"
        case .stated(let money): return "\(money.display) as the server states"
        case .possible(let money):
            return money.map { "\($0.display) may have been charged" } ?? "Not known; may have been charged"
        case .refused: return "Not charged by this answer"
        case .nothing: return "Nothing: never accepted"
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
