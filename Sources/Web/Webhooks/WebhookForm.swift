import Crypto
import HTTPServer
import Studio

/// How a connection's server may tell that a job has changed, as it was filled in. The secret is never given back.
struct WebhookForm {
    var host = ""
    /// What was typed just now; empty leaves the kept one as it is.
    var secret = ""

    init(_ connection: Connection) {
        host = connection.webhookHost ?? ""
    }

    init(_ fields: Fields) {
        host = fields["webhook_host"] ?? ""
        secret = (fields["webhook_secret"] ?? "").trimmed
    }

    /// `POST /connections/{id}/webhook`
    static func save(_ request: Request, _ context: StudioContext) throws -> Response {
        let connection = try found(request, context)
        let form = WebhookForm(request.form.fields)
        switch form.checked(connection, hasSecret: try context.connections.keys.webhookSecret(of: connection.id) != nil)
        {
        case .failure(let refusal):
            let page = try ConnectionPage(
                connection, ConnectionForm(connection), context, webhook: form, problems: refusal.problems)
            return try context.show(page, status: .unprocessableContent)
        case .success(let host):
            if !form.secret.isEmpty {
                try context.connections.keys.setWebhookSecret(form.secret, of: connection.id)
            }
            return try settle(connection, host, context)
        }
    }

    /// `POST /connections/{id}/webhook/remove`: forgets secret and name; polling goes on without.
    static func remove(_ request: Request, _ context: StudioContext) throws -> Response {
        let connection = try found(request, context)
        try context.connections.keys.setWebhookSecret(nil, of: connection.id)
        return try settle(connection, nil, context)
    }

    private static func found(_ request: Request, _ context: StudioContext) throws -> Connection {
        let connection = try ConnectionPage.found(request, context)
        guard connection.server.kind != .simulator else { throw HTTPProblem.unknownAddress }
        try context.requireSettingsForm(request, state: ConnectionActions.state(connection))
        return connection
    }

    private static func settle(_ connection: Connection, _ host: String?, _ context: StudioContext) throws -> Response {
        var draft = ConnectionDraft(connection)
        draft.webhookHost = host
        guard try context.store.changeConnection(connection.id, to: draft) != nil else {
            throw HTTPProblem(.conflict, "The connection was changed meanwhile. Open it and look again.")
        }
        return .redirect(to: "\(Link.connection(connection.id))?notice=saved")
    }

    private struct Refusal: Error {
        let problems: [FieldProblem]
    }

    /// - Returns: the name from outside; nil for none.
    private func checked(_ connection: Connection, hasSecret: Bool) -> Result<String?, Refusal> {
        var problems: [FieldProblem] = []
        let isSecret = WebhookScheme.of(connection.server.kind).secret(secret) != nil
        if secret.isEmpty ? !hasSecret : !isSecret {
            let words = "Give the secret that the server signs with: whsec_ and base64, or 16 to 128 characters."
            problems.append(.init(field: "webhook_secret", code: "webhook_secret", message: words))
        }
        var name: String?
        do throws(Problem) {
            if !host.trimmed.isEmpty { name = try WebhookHosts.name(host) }
        } catch {
            problems.append(.init(field: "webhook_host", code: error.code, message: error.message))
        }
        return problems.isEmpty ? .success(name) : .failure(Refusal(problems: problems))
    }
}

extension ConnectionDraft {
    /// The connection as it is.
    fileprivate init(_ connection: Connection) {
        self.init(
            name: connection.name, kind: connection.server.kind, address: connection.server.address,
            keySource: connection.keySource, keyFingerprint: connection.server.keyFingerprint,
            runningLimit: connection.runningLimit, webhookHost: connection.webhookHost)
    }
}
