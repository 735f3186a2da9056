import Foundation
import HTTPClient
import Testing

@testable import Simulator

/// One request to one personality, and the exact answer.
struct Exchange: Sendable, CustomTestStringConvertible {
    enum Body: Sendable {
        case none
        case json(String)
        case form([String: String])
    }

    let personality: Simulator.Personality
    let request: String
    var body = Body.none
    let status: Int
    /// DONE, RUNNING and FAILED stand for the ids of the three jobs, NEW for that of a new one, HOST for the server.
    let answer: String

    init(
        _ personality: Simulator.Personality, _ request: String, _ body: Body = .none, _ status: Int, _ answer: String
    ) {
        (self.personality, self.request, self.body, self.status) = (personality, request, body, status)
        self.answer = answer
    }

    var testDescription: String { "\(personality.rawValue) \(request)" }
}

@Suite("A personality")
struct PersonalityTests {
    @Test("answers exactly as its server does", arguments: ExchangeTable.all)
    func exchange(_ exchange: Exchange) async throws {
        let bench = try Bench(renderTime: 10, personality: exchange.personality) { $0.seed = 1 }
        let ids = [
            ("DONE", try bench.plant(.completed)), ("RUNNING", try bench.plant(.running)),
            ("FAILED", try bench.plant(.failed)),
        ]
        bench.clock.advance(seconds: 10)
        let request = ids.reduce(exchange.request) {
            $0.replacing($1.0, with: PercentEncoding.segment($1.1))
        }.split(separator: " ").map(String.init)
        let answer = try await bench.send(request[0], request[1], body: exchange.body.body)
        #expect(answer.status == exchange.status)
        var text = ids.reduce(answer.text) { $0.replacing($1.1, with: $1.0) }
        text = text.replacing("localhost:\(bench.simulator.port)", with: "HOST")
        if case .none = exchange.body {} else if !answer.id.isEmpty { text = text.replacing(answer.id, with: "NEW") }
        #expect(text == exchange.answer)
    }
}

extension Exchange.Body {
    var body: HTTPRequest.Body {
        switch self {
        case .none: .none
        case .json(let text): .bytes(Array(text.utf8), contentType: "application/json")
        case .form(let fields): .multipart(fields.sorted { $0.key < $1.key }.map { .text($0.key, $0.value) })
        }
    }
}
