import Crypto
import FFmpeg
import HTTPServer

/// What every operation works with.
struct Service: Sendable {
    let configuration: Simulator.Configuration
    let dialect: Dialect
    let jobs: Jobs
    /// What jobs act out whose prompt has no tag.
    let standingScenario: Scenario?
    let rates: Rates
    let refusals = OnceRefused()

    /// Throws ``SimulatorError`` for a scenario that there is not.
    init(_ configuration: Simulator.Configuration, jobs: Jobs) throws {
        self.configuration = configuration
        self.jobs = jobs
        dialect = Dialect.of(configuration.personality)
        standingScenario = try configuration.scenario.map { name in
            guard let scenario = ScenarioTable.named(name) else { throw SimulatorError.unknownScenario(name) }
            return scenario
        }
        rates = Rates(
            perMinute: configuration.rateLimit, atOnce: configuration.runningLimit ?? dialect.runningLimit)
    }

    func now() -> Int64 { configuration.now() }
    var ffmpeg: FFmpeg { configuration.ffmpeg }

    /// What this personality has of all operations.
    var operations: [Operation] { Operation.all.filter { dialect.operations.contains($0.name) } }

    /// Addresses that need no key.
    var openPaths: Set<String> {
        Set(dialect.bases.flatMap { base in operations.filter(\.isOpen).map { base + $0.path } })
    }

    func application(_ gate: Gate) -> Application {
        Application(
            routes: routes,
            screen: { [error = dialect.error] head in gate.refusal(of: head).map { error($0, .gate) } },
            errorResponse: { [dialect] head, problem in
                dialect.error(APIError(problem, head, hidesMethods: dialect.hidesMethods), .server)
            },
            decorate: { [hasAll = dialect.hasOpenAIHeaders] _, response in AnswerHeaders.added(to: response, hasAll) },
            onError: { [log = configuration.log] head, problem in
                log("\(head.method) \(head.path): \(problem.cause.map { "\($0)" } ?? problem.message)")
            })
    }

    private var routes: [Route] {
        let operations = dialect.bases.flatMap { base in self.operations.map { route(base, $0) } }
        return operations + [Route("GET", "/", handler: Manual(service: self).respond)]
    }

    /// Times the operation and puts its refusals into the personality's words.
    private func route(_ base: String, _ operation: Operation) -> Route {
        let place = operation.name == .content ? Dialect.ErrorPlace.content : .task
        return Route(operation.method, base + operation.path, body: operation.limits(dialect.bodies)) { request in
            let start = MachineClock.monotonic()
            var response: Response
            do {
                response = try operation.respond(self, request)
            } catch let error as APIError {
                response = dialect.error(error, place)
            }
            if dialect.hasOpenAIHeaders {
                response.setHeader("openai-processing-ms", String(MachineClock.monotonic() - start))
            }
            return response
        }
    }
}
