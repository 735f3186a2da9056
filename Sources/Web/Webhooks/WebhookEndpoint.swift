import Crypto
import HTTPServer
import Studio

/// `POST /webhooks/videos`: a video server tells that a job has changed. What comes of it is only that the job is
/// polled now.
enum WebhookEndpoint {
    /// How far the time of a message may be from ours, either way.
    static let window = Interval.seconds(300)

    private struct Answer: Encodable {
        let result: String
    }

    private struct Listener {
        let connection: Connection
        let secret: String
    }

    static func post(_ request: Request, _ context: StudioContext) throws -> Response {
        let listeners = try listeners(request, context)
        guard !listeners.isEmpty else {
            throw APIError(.notFound, code: "not_found", message: "No connection takes webhooks here.")
        }
        guard case .bytes(let body) = request.body else { throw malformed() }
        let (listener, signature) = try author(of: request, body, listeners, context)
        let now = context.clock.now()
        let sent = Timestamp(milliseconds: signature.timestamp * 1000)
        guard max(sent - now, now - sent) <= window else {
            throw refused("too_old", "The message is signed, but was sent over 5 minutes before or after now.", context)
        }
        guard let event = VideoEvent(body) else { throw malformed() }
        let name = "webhook connection=\(listener.id) id=\(signature.id.foreign(limit: 80))"
        let words = "\(name) type=\(event.type.foreign(limit: 80))"
        guard let job = event.job else {
            context.log.info("\(words): not about a video, passed over")
            return JSON.response(Answer(result: "ignored"))
        }
        guard context.seenEvents.isNew(signature.id, of: listener.id, until: max(sent, now) + window, now: now) else {
            context.log.info("\(words): heard before, passed over")
            return JSON.response(Answer(result: "duplicate"))
        }
        context.log.info("\(words) job=\(job.foreign(limit: 200)): its job is asked about now")
        context.worker.jobChanged(listener.id, job)
        return JSON.response(Answer(result: "heard"))
    }

    /// The connections that have a secret, or the one that `?connection=ID` names.
    private static func listeners(_ request: Request, _ context: StudioContext) throws -> [Listener] {
        let named = request.query["connection"]
        return try context.store.connections().compactMap { connection in
            guard named == nil || named == "\(connection.id)",
                let secret = try context.connections.keys.webhookSecret(of: connection.id)
            else { return nil }
            return Listener(connection: connection, secret: secret)
        }
    }

    /// Whose secret signed the message.
    private static func author(
        of request: Request, _ body: [UInt8], _ listeners: [Listener], _ context: StudioContext
    ) throws(APIError) -> (Connection, WebhookSignature) {
        for listener in listeners {
            let scheme = WebhookScheme.of(listener.connection.server.kind)
            guard let signature = scheme.signature(request.headers), let secret = scheme.secret(listener.secret),
                signature.isBy(secret, body: body)
            else { continue }
            return (listener.connection, signature)
        }
        throw refused("bad_signature", "The message is not signed with the secret of a connection.", context)
    }

    private static func refused(_ code: String, _ message: String, _ context: StudioContext) -> APIError {
        context.log.warning("webhook refused: \(code)")
        return APIError(.unauthorized, code: code, message: message)
    }

    private static func malformed() -> APIError {
        APIError(
            .badRequest, code: "malformed_event",
            message: "The body is no event: a JSON object with “type” and, for videos, “data.id”.")
    }
}
