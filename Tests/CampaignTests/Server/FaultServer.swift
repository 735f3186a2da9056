import Foundation
import Synchronization

/// A server of the Videos API that a test can make misbehave in any way, and that keeps book of every paid request.
final class FaultServer: Sendable {
    private let listener: Listener
    private let state: State

    final class State: Sendable {
        let manners = Mutex(Manners())
        let book = Mutex(Book())
    }

    /// - Parameter isOpen: whether it takes connections at once.
    init(isOpen: Bool = true) throws {
        let state = State()
        self.state = state
        listener = try Listener { wire in
            state.book.withLock { $0.connections += 1 }
            while let call = wire.call() {
                guard Exchange(call: call, state: state).run(&wire) else { return }
            }
        }
        if isOpen { listener.open() }
    }

    deinit {
        try? listener.close()
    }

    var port: UInt16 { listener.port }
    var origin: String { "http://127.0.0.1:\(port)" }
    /// The base URL.
    var address: String { origin + "/v1" }
    var book: Book { state.book.withLock { $0 } }

    /// Changes how it behaves from the next request on.
    func behave(_ change: (inout Manners) -> Void) {
        state.manners.withLock { change(&$0) }
    }

    func open() {
        listener.open()
    }

    /// Connections are refused from now on.
    /// - Parameter breaking: whether those that there are end too.
    func close(breaking: Bool = true) throws {
        try listener.close(breaking: breaking)
    }

    /// A job that another program made with the same key.
    func addForeignJob(_ prompt: String, id: String) {
        state.book.withLock {
            let order = Call.Order(prompt: prompt, model: "sora-2", seconds: "4", size: "1280x720")
            $0.jobs.append(Job(id: id, order: order, createdAt: Int(time(nil)), listedFrom: 0))
        }
    }
}
