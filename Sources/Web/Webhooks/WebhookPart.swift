import Studio

/// The part of a connection's page that tells how its server may wake the studio.
struct WebhookPart: Encodable {
    let href: String
    let token: String
    /// What to give to the server.
    let address: String
    let host: String
    let secretHint: String
    let removeForm: ConnectionPage.Button?

    init(_ connection: Connection, _ typed: WebhookForm?, _ context: StudioContext) throws {
        let state = ConnectionActions.state(connection)
        func token(_ action: String) -> String { context.tokens.action("\(action) \(state)") }
        href = Link.webhook(connection.id)
        self.token = token(href)
        address = "https://\(connection.webhookHost ?? "HOST")\(Link.webhooks)"
        host = typed?.host ?? connection.webhookHost ?? ""
        let isKept = try context.connections.keys.webhookSecret(of: connection.id) != nil
        secretHint =
            isKept
            ? "One is kept. Leave this empty to keep it."
            : "The one that the server signs with, such as whsec_…; kept in a file that only you can read, never shown"
                + " again."
        let removal = Link.removeWebhook(connection.id)
        removeForm =
            isKept || connection.webhookHost != nil
            ? ConnectionPage.Button(href: removal, token: token(removal)) : nil
    }
}
