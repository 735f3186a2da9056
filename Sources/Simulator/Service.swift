import Crypto
import HTTPServer
import Synchronization

/// What every operation works with.
struct Service: Sendable {
    let configuration: Simulator.Configuration
    let jobs: Jobs
    let models = ModelTable.sora
    let refusals = OnceRefused()

    func now() -> Int64 { configuration.now() }

    /// The route table, in the order of the API's reference.
    private var routes: [Route] {
        [
            route("POST", "/v1/videos", CreateVideo.limits, CreateVideo(service: self).respond),
            route("GET", "/v1/videos", .none, ListVideos(service: self).respond),
            route("GET", "/v1/videos/{id}", .none, RetrieveVideo(service: self).respond),
            route("DELETE", "/v1/videos/{id}", .none, DeleteVideo(service: self).respond),
            route("GET", "/v1/videos/{id}/content", .none, VideoContent(service: self).respond),
            route("GET", "/v1/models", .none, ListModels(service: self).respond),
            route("GET", "/v1/models/{id}", .none, RetrieveModel(service: self).respond),
            route("GET", "/", .none, Manual(service: self).respond),
        ]
    }

    func application(_ gate: Gate) -> Application {
        Application(
            routes: routes,
            screen: { head in gate.refusal(of: head)?.response },
            errorResponse: { head, problem in APIError(problem, head).response },
            decorate: { _, response in Self.decorated(response) },
            onError: { [log = configuration.log] head, problem in
                log("\(head.method) \(head.path): \(problem.cause.map { "\($0)" } ?? problem.message)")
            })
    }

    /// Times the handler and turns its refusals into answers.
    private func route(
        _ method: String, _ pattern: String, _ limits: BodyLimits,
        _ handler: @escaping @Sendable (Request) throws -> Response
    ) -> Route {
        Route(method, pattern, body: limits) { request in
            let start = MachineClock.monotonic()
            var response: Response
            do { response = try handler(request) } catch let error as APIError { response = error.response }
            response.setHeader("openai-processing-ms", String(MachineClock.monotonic() - start))
            return response
        }
    }

    /// The headers that OpenAI sends with every answer, and those that keep a browser from doing more with it.
    private static func decorated(_ response: Response) -> Response {
        var response = response
        let always = [
            ("x-request-id", "req_" + Hex.encode(SecureRandom.bytes(16))), ("openai-version", "2020-10-01"),
            ("openai-processing-ms", "0"), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"),
            ("Cross-Origin-Resource-Policy", "same-origin"), ("Referrer-Policy", "no-referrer"),
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ]
        for (name, value) in always where response.header(name) == nil { response.setHeader(name, value) }
        return response
    }
}
