import HTTPServer
import Synchronization
import Testing

/// An endpoint that takes webhooks, and answers as it is told.
final class Receiver: Sendable {
    struct Delivery: Sendable {
        let id: String
        let timestamp: String
        let signature: String
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    private let server: Server
    private let taken: TakenDeliveries

    /// - Parameter answers: statuses of the first answers; later ones are 200.
    init(answers: [Int] = []) throws {
        let taken = TakenDeliveries(answers)
        self.taken = taken
        let route = Route("POST", "/hook", body: .json) { request in
            guard case .bytes(let body) = request.body else { return Response(status: .badRequest) }
            func field(_ name: String) -> String { request.headers[name] ?? "" }
            let delivery = Delivery(
                id: field("webhook-id"), timestamp: field("webhook-timestamp"),
                signature: field("webhook-signature"), body: body)
            let status = Status(taken.add(delivery))
            return Response(status: status, headers: status.code == 302 ? [("Location", "/elsewhere")] : [])
        }
        let elsewhere = Route("GET", "/elsewhere") { _ in
            taken.isRedirected.store(true, ordering: .releasing)
            return Response()
        }
        server = try Server(
            application: Application(routes: [route, elsewhere]), configuration: Configuration(port: 0))
    }

    deinit { server.stop() }

    var url: String { "http://localhost:\(server.port)/hook" }
    var deliveries: [Delivery] { taken.all }
    var isRedirected: Bool { taken.isRedirected.load(ordering: .acquiring) }

    /// Waits for so many in all, the clock going on by `advancing` seconds at each look.
    func deliveries(_ count: Int, _ clock: TestClock, advancing: Double = 0) async throws -> [Delivery] {
        for _ in 0..<3000 where taken.all.count < count {
            try await Task.sleep(for: .milliseconds(10))
            clock.advance(seconds: advancing)
        }
        #expect(taken.all.count >= count)
        return taken.all
    }
}

private final class TakenDeliveries: Sendable {
    private struct State {
        var answers: [Int]
        var deliveries: [Receiver.Delivery] = []
    }

    private let state: Mutex<State>
    let isRedirected = Atomic(false)

    init(_ answers: [Int]) { state = Mutex(State(answers: answers)) }

    var all: [Receiver.Delivery] { state.withLock(\.deliveries) }

    func add(_ delivery: Receiver.Delivery) -> Int {
        state.withLock { state in
            state.deliveries.append(delivery)
            return state.answers.isEmpty ? 200 : state.answers.removeFirst()
        }
    }
}
