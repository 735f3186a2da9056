/// What the settings page needs of the database to keep connections.
package protocol ConnectionStore: Sendable {
    /// nil when there is none, or it was removed.
    func connection(_ id: ConnectionID) throws -> Connection?

    /// A new connection; nil when there is one of this kind and address already.
    func addConnection(_ draft: ConnectionDraft, offers: [ModelOffer], at now: Timestamp) throws -> Connection?

    /// Another key or address lets a paused connection go on.
    /// - Returns: nil when another connection has this kind and address, or there is no such connection.
    func changeConnection(_ id: ConnectionID, to draft: ConnectionDraft) throws -> Connection?

    /// New generations go to it from now on. False when there is no such connection.
    func makeDefault(_ id: ConnectionID) throws -> Bool

    /// Takes a connection out of the list; its generations keep its name. How many generations still need it: with
    /// one or more, or when it is the default, nothing is changed and false is answered.
    func removeConnection(_ id: ConnectionID, at now: Timestamp) throws -> Bool

    /// Generations of a connection that are not over.
    func unfinishedCount(of id: ConnectionID) throws -> Int

    /// Replaces what a connection offers. Older prices stay as a record, so that a page made from them is told apart.
    func setOffers(_ offers: [ModelOffer], of id: ConnectionID, at now: Timestamp) throws

    /// What a look at its server found that it can do. Another kind or address forgets it.
    func setCapabilities(_ capabilities: Capabilities, of id: ConnectionID) throws

    /// The newest price of all connections: what a form that is made now has seen.
    func priceVersion() throws -> Int64
}

/// The keys that people typed in. They are in a file of mode 0600, never in the database.
package protocol KeyStore: Sendable {
    /// nil when none is kept.
    func key(of connection: ConnectionID) throws(Problem) -> String?
    /// nil forgets it.
    func setKey(_ key: String?, of connection: ConnectionID) throws(Problem)
    /// With which its server signs what it calls; nil when none is kept.
    func webhookSecret(of connection: ConnectionID) throws(Problem) -> String?
    /// nil forgets it.
    func setWebhookSecret(_ secret: String?, of connection: ConnectionID) throws(Problem)
    /// Tells one key from another without giving it away; empty for none.
    func fingerprint(of key: String?) -> String
}
