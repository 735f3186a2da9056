/// A video server that the studio can send to.
package struct Connection: Sendable, Equatable {
    package let id: ConnectionID
    package let name: String
    package let server: ServerIdentity
    package let keySource: KeySource
    package let isDefault: Bool
    /// Why nothing is sent to it at the moment: its key was refused or its credit is used up.
    package let pause: Problem?
    /// Since when.
    package let pausedAt: Timestamp?
    /// At most this many jobs run there at a time.
    package let runningLimit: Int
    /// What its server can do: as a look at it found, else as is usual for its kind.
    package let capabilities: Capabilities
    /// The host name by which its server may call this program; nil: it may not.
    package let webhookHost: String?

    /// - Parameter capabilities: nil for what is usual for its kind.
    package init(
        id: ConnectionID, name: String, server: ServerIdentity, keySource: KeySource, isDefault: Bool,
        pause: Problem?, runningLimit: Int = Connection.usualRunningLimit, capabilities: Capabilities? = nil,
        webhookHost: String? = nil, pausedAt: Timestamp? = nil
    ) {
        self.id = id
        self.name = name
        self.server = server
        self.keySource = keySource
        self.isDefault = isDefault
        self.pause = pause
        self.pausedAt = pausedAt
        self.runningLimit = runningLimit
        self.capabilities = capabilities ?? server.kind.preset.capabilities
        self.webhookHost = webhookHost
    }

    package static let usualRunningLimit = 2
}

/// Which server a generation belongs to, frozen on it: a job is never polled at another one because a setting changed.
package struct ServerIdentity: Hashable, Sendable {
    package let connection: ConnectionID
    package let kind: ConnectionKind
    /// The base URL without a trailing slash: `http://localhost:4000/v1`. For the embedded simulator a constant word,
    /// because its port changes with every start.
    package let address: String
    /// Tells one key from another without giving it away; empty when there is no key.
    package let keyFingerprint: String

    package init(connection: ConnectionID, kind: ConnectionKind, address: String, keyFingerprint: String) {
        self.connection = connection
        self.kind = kind
        self.address = address
        self.keyFingerprint = keyFingerprint
    }

    package static let embeddedSimulatorAddress = "embedded"
}

/// The kinds of video server whose ways the studio knows.
package enum ConnectionKind: String, Sendable, CaseIterable {
    /// The embedded simulator: renders real clips, costs nothing.
    case simulator
    /// OpenAI's Videos API, or a server that speaks it as OpenAI did.
    case openai
    /// Sora deployments at Azure OpenAI.
    case azure
    /// A LiteLLM proxy in front of any provider.
    case litellm
    case vllmOmni = "vllm_omni"
    /// SGLang Diffusion.
    case sglang
    case openrouter
    /// New API and the gateways made from it.
    case newAPI = "new_api"
}

/// Where a connection's key is. The key itself is never stored in the database.
package enum KeySource: Hashable, Sendable {
    case none
    /// The name of an environment variable.
    case environment(String)
    /// The key file of the data folder, mode 0600; typed in by the person.
    case file
}

/// What a person sets of a connection.
package struct ConnectionDraft: Sendable, Equatable {
    /// 1…100 characters.
    package var name: String
    package var kind: ConnectionKind
    /// The base URL without a trailing slash.
    package var address: String
    package var keySource: KeySource
    package var keyFingerprint: String
    /// 1…20 jobs at a time.
    package var runningLimit: Int
    /// The host name by which its server may call this program; nil: it may not.
    package var webhookHost: String?

    package init(
        name: String, kind: ConnectionKind, address: String, keySource: KeySource, keyFingerprint: String,
        runningLimit: Int = Connection.usualRunningLimit, webhookHost: String? = nil
    ) {
        self.name = name
        self.kind = kind
        self.address = address
        self.keySource = keySource
        self.keyFingerprint = keyFingerprint
        self.runningLimit = runningLimit
        self.webhookHost = webhookHost
    }
}
