import Crypto
import HTTPClient
import Synchronization

/// Tells the ends of jobs to a webhook, again and again until it is heard or the schedule is over.
///
/// Looks on a thread of its own what has ended and what is due, by the simulator's clock; attempts run side by side.
final class Webhooks: Sendable {
    /// Seconds between one attempt and the next, by the Standard Webhooks; multiplied by the configured pace.
    static let schedule: [Int64] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
    /// Attempts at once at most.
    static let width = 8
    /// Milliseconds between two looks.
    private static let interval: UInt32 = 50

    private struct State {
        var attempts: [String: Task<Void, Never>] = [:]
        var outcomes: [(event: WebhookEvent, isHeard: Bool)] = []
        var isStopped = false
        var hasThread = false
    }

    private let store: JobStore
    private let address: WebhookAddress
    private let secret: WebhookSecret
    private let pace: Double
    private let configuration: Simulator.Configuration
    private let client = HTTPClient()
    private let state = Mutex(State())

    /// Throws ``SimulatorError`` for an address elsewhere and for a secret that is none.
    init(_ webhook: Simulator.Webhook, _ configuration: Simulator.Configuration, store: JobStore) throws {
        guard let address = WebhookAddress(webhook.url) else { throw SimulatorError.webhookNotHere(webhook.url) }
        guard webhook.secret.hasPrefix(WebhookSecret.prefix), let secret = WebhookSecret(webhook.secret) else {
            throw SimulatorError.webhookSecret
        }
        self.address = address
        self.secret = secret
        self.store = store
        self.configuration = configuration
        pace = webhook.pace.isFinite ? max(0, min(1, webhook.pace)) : 0
    }

    static var waitsInWords: String {
        schedule.map { "\(Double($0) / 100)" }.joined(separator: ", ") + " seconds"
    }

    func start() throws {
        state.withLock { $0.hasThread = true }
        try WebhookThread.start(self)
    }

    /// Runs until ``stop()``.
    func work() {
        while !state.withLock(\.isStopped) {
            do { try look() } catch { configuration.log("Webhooks could not be looked after. \(error)") }
            MachineClock.wait(milliseconds: Self.interval)
        }
        state.withLock { $0.hasThread = false }
    }

    /// Ends the attempts that run and waits for the thread, 5 seconds at most. What was not heard waits for the next
    /// simulator on the folder.
    func stop() {
        let attempts = state.withLock { state in
            state.isStopped = true
            return Array(state.attempts.values)
        }
        for attempt in attempts { attempt.cancel() }
        client.shutdown()
        for _ in 0..<500 where state.withLock(\.hasThread) { MachineClock.wait(milliseconds: 10) }
    }

    private func look() throws {
        try settle()
        let now = configuration.now()
        try store.announceEnded(at: now) { Hex.encode(SecureRandom.bytes(16)) }
        let busy = state.withLock { Set($0.attempts.keys) }
        for event in try store.dueEvents(at: now, limit: Self.width)
        where !busy.contains(event.id) && busy.count < Self.width {
            attempt(event, now)
        }
    }

    /// Writes down what became of attempts.
    private func settle() throws {
        let outcomes = state.withLock { state in
            defer { state.outcomes = [] }
            return state.outcomes
        }
        for (event, isHeard) in outcomes {
            if !isHeard && event.attempts < Self.schedule.count {
                let wait = Double(Self.schedule[event.attempts] * 1000) * pace
                try store.postpone(event, until: configuration.now() + Int64(wait))
            } else {
                if !isHeard { configuration.log("Webhook \(event.webhookID): nobody heard it; it is given up.") }
                try store.forget(event)
            }
            state.withLock { $0.attempts[event.id] = nil }
        }
    }

    private func attempt(_ event: WebhookEvent, _ now: Int64) {
        let request = address.request(event, secret, timestamp: now / 1000)
        state.withLock { state in
            state.attempts[event.id] = Task { [self] in
                let isHeard: Bool
                do {
                    isHeard = (200..<300).contains(try await client.send(request).status)
                } catch {
                    isHeard = false
                }
                // A stop is no failure of the receiver.
                if Task.isCancelled { return }
                self.state.withLock { $0.outcomes.append((event, isHeard)) }
            }
        }
    }
}
