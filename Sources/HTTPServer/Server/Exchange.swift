import CMicroHTTPD

/// One request and its answer, on one thread of the library from its first line to its last byte.
final class Exchange {
    private enum Stage {
        case arrived
        case reading(Route, PathParameters, LimitedBody)
        case ready(Route, PathParameters)
        /// The handler runs elsewhere.
        case aside(SuspendedTransfer)
        case answering(Response)
        case answered
    }

    private let service: Service
    private let connection: Connection
    private let target: RawTarget
    private var stage = Stage.arrived
    private var head: RequestHead

    init(_ service: Service, _ connection: Connection, target: RawTarget) {
        self.service = service
        self.connection = connection
        self.target = target
        head = RequestHead(refusedMethod: "", target: target.text, headers: Headers())
        // The first request's time counts from the connection's start.
        if connection.phase != .head { enter(.head, for: service.configuration.headerDeadline) }
    }

    var hasBegun: Bool {
        if case .arrived = stage { false } else { true }
    }

    /// The head is complete, nothing of the body has been read. An answer now closes the connection, so a
    /// request without a body waits for its second call, which keeps the connection.
    func begin(_ call: HandlerCall) -> MHD_Result {
        do throws(HTTPProblem) {
            head = try call.readHead(of: target, refused: &head)
            let framing = try BodyFraming(head.headers, version: call.versionText)
            switch (try service.application.plan(for: head, version: call.versionText), framing) {
            case (.answer(let response), .none): stage = .answering(response)
            case (.answer(let response), _): return answerEarly(response, call.transfer)
            case (.run(let route, let parameters), .none): stage = .ready(route, parameters)
            case (.run(let route, let parameters), _): try expectBody(framing, route, parameters)
            }
            return .YES
        } catch {
            return answerEarly(service.application.response(to: head, for: error), call.transfer)
        }
    }

    /// A piece of the body.
    func receive(_ bytes: UnsafeRawBufferPointer) -> MHD_Result {
        guard case .reading(let route, let parameters, var body) = stage else { return .NO }
        do throws(HTTPProblem) {
            try body.read(bytes)
            stage = .reading(route, parameters, body)
            if route.limits.maximumFiles > 0 { enter(.body, for: service.configuration.uploadIdleTimeout) }
            return .YES
        } catch {
            answerInTheMiddle(service.application.response(to: head, for: error))
            return .NO
        }
    }

    /// The request is complete.
    func answer(_ transfer: OpaquePointer) -> MHD_Result {
        switch stage {
        case .arrived, .answered: return .NO
        case .answering(let response): return send(response, transfer)
        case .aside(let suspended): return suspended.response.map { send($0, transfer) } ?? .NO
        case .ready(let route, let parameters):
            return run(route, Request(head: head, parameters: parameters), transfer)
        case .reading(let route, let parameters, let body):
            do throws(HTTPProblem) {
                return run(route, Request(head: head, parameters: parameters, body: try body.finish()), transfer)
            } catch {
                return send(service.application.response(to: head, for: error), transfer)
            }
        }
    }

    /// The library has let go of the request.
    func end() {
        enter(.idle, for: service.configuration.idleTimeout)
    }

    private func expectBody(_ framing: BodyFraming, _ route: Route, _ parameters: PathParameters) throws(HTTPProblem) {
        let type = head.headers["content-type"].flatMap(MediaType.init)
        let configuration = service.configuration
        let reader = try BodyReaders.reader(
            for: type, limits: route.limits, temporaryFolder: configuration.temporaryFolder)
        stage = .reading(route, parameters, try LimitedBody(reader, announced: framing.announced))
        let takesFiles = route.limits.maximumFiles > 0
        enter(.body, for: takesFiles ? configuration.uploadIdleTimeout : configuration.bodyDeadline)
    }

    private func run(_ route: Route, _ request: Request, _ transfer: OpaquePointer) -> MHD_Result {
        connection.enter(.handling, until: .max)
        guard route.isSlow(request) else { return send(service.application.run(route, request), transfer) }
        let suspended = SuspendedTransfer(transfer)
        stage = .aside(suspended)
        let isTaken = service.slowLane.take { [application = service.application] turn in
            switch turn {
            case .yours: suspended.resume(with: application.run(route, request))
            case .over: suspended.resume(with: application.response(to: request.head, for: .stopping))
            }
        }
        if !isTaken { suspended.resume(with: service.application.response(to: head, for: .busy)) }
        return .YES
    }

    private func answerEarly(_ response: Response, _ transfer: OpaquePointer) -> MHD_Result {
        service.linger(connection)
        return send(response.with("Connection", "close"), transfer)
    }

    /// The library takes no answer while a body arrives, so this one goes to the socket directly.
    private func answerInTheMiddle(_ response: Response) {
        let finished = service.application.finish(response.with("Connection", "close"), to: head)
        service.linger(connection)
        DirectAnswer.send(finished, to: connection.socket)
        stage = .answered
    }

    private func send(_ response: Response, _ transfer: OpaquePointer) -> MHD_Result {
        stage = .answered
        enter(.sending, for: service.configuration.idleTimeout)
        let finished = service.application.finish(response, to: head)
        let queued = LibraryResponse.queue(finished, transfer) { [application = service.application, head] error in
            application.onError(head, HTTPProblem(unexpected: error))
        }
        if queued != .YES {
            service.application.onError(head, HTTPProblem(unexpected: UnsentResponse(status: response.status)))
        }
        return queued
    }

    private func enter(_ phase: Connection.Phase, for duration: Duration) {
        connection.enter(phase, until: Monotonic.now() + duration.nanoseconds)
    }
}

extension HTTPProblem {
    /// Not `incident`s: nothing is broken.
    fileprivate static let busy = HTTPProblem(
        .serviceUnavailable, "Too many slow requests wait already. Nothing was done; try again in a moment.")
    fileprivate static let stopping = HTTPProblem(
        .serviceUnavailable, "This program is about to stop. Nothing was done; try again once it runs.")
}
