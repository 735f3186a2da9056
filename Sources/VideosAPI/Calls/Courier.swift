import HTTPClient
import Studio

/// Carries requests to one server: the only place that touches the key.
///
/// The key goes with a request exactly when the request goes to the server's own scheme, host and port; the address
/// that is really connected to is checked for every request.
struct Courier: Sendable {
    let base: BaseURL
    let key: APIKey?
    let authentication: Dialect.Authentication
    /// Types of faults that mean a refused key.
    let keyFaults: Set<String>
    let client: HTTPClient
    let patience: Patience
    let wireLog: WireLog

    typealias Outcome = Result<HTTPReply, TransportError>

    func get(_ url: HTTPURL) async -> Outcome {
        await send(request("GET", url), to: url)
    }

    /// - Parameter home: the address at which the own server was reached, which decides where else it may send us.
    func request(_ method: String, _ url: HTTPURL, home: IPAddress? = nil) -> HTTPRequest {
        let policy = AddressPolicy(for: url.origin, of: base, home: home)
        return HTTPRequest(
            method: method, url: "\(url)", headers: [("User-Agent", "Dailies")],
            connectTimeout: patience.connect, timeout: patience.request,
            permitAddress: { policy.permits($0) })
    }

    /// - Parameter isAnonymous: leaves the key out, to see whether the server wants one at all.
    func send(_ request: HTTPRequest, to url: HTTPURL, isAnonymous: Bool = false) async -> Outcome {
        var request = request
        if !isAnonymous { request.headers += credentials(for: url.origin) }
        let line = WireLine(request.method, url, base: base)
        write(line.request)
        let start = ContinuousClock.now
        let outcome: Outcome
        do throws(TransportError) {
            outcome = .success(try await client.send(request))
        } catch {
            outcome = .failure(error)
        }
        write(line.reply(outcome, after: ContinuousClock.now - start))
        return outcome.map(toldPlainly)
    }

    /// A key that is refused in other words is refused.
    private func toldPlainly(_ reply: HTTPReply) -> HTTPReply {
        guard !keyFaults.isEmpty, !reply.isSuccess, let type = reply.fault?.type, keyFaults.contains(type) else {
            return reply
        }
        var reply = reply
        reply.status = 401
        return reply
    }

    private func write(_ line: String) {
        wireLog(key?.masking(line) ?? line)
    }

    private func credentials(for origin: Origin) -> [(String, String)] {
        guard let key, origin == base.url.origin else { return [] }
        return switch authentication {
        case .bearer: [("Authorization", "Bearer \(key.secret)")]
        case .header(let name): [(name, key.secret)]
        case .none: []
        }
    }
}
