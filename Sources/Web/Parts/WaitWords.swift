import Studio

extension StudioContext {
    /// Why a queued take is not sent yet although nothing is wrong with it; nil when it is about to be.
    func waitWords(for take: Generation, at connection: Connection?) -> String? {
        guard take.state == .queued, let connection, let reason = worker.waiting(take.id) else { return nil }
        return reason.words(take.settings.model, connection)
    }
}

extension WaitReason {
    fileprivate func words(_ model: String, _ connection: Connection) -> String {
        switch self {
        case .rateLimited(let until):
            "\(connection.name) limits how often \(model) is asked for; goes on at \(until.clockTime)."
        case .slotsFull:
            connection.runningLimit == 1
                ? "A job is running there; it waits until that is over."
                : "\(connection.runningLimit) jobs are running there; it waits for a free place."
        case .onTheWire: "Another request is on its way there; this one comes next."
        case .closed(let until, let problem):
            ["Nothing is sent to \(connection.name) before \(until.clockTime).", problem?.message]
                .compactMap(\.self).joined(separator: " ")
        }
    }
}
