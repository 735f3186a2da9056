/// What to begin with when a connection of a kind is set up: everything can be edited afterwards.
package struct ConnectionPreset: Sendable, Equatable {
    package enum KeyNeed: String, Sendable, CaseIterable {
        case required
        /// Only when the server was started with one, or something in front of it wants one.
        case optional
    }

    /// For people: `LiteLLM proxy`.
    package let name: String
    /// A base URL as servers of this kind have it, to be changed where it is not the whole truth.
    package let exampleAddress: String
    package let key: KeyNeed
    /// The environment variable in which the kind's own tools look for the key.
    package let keyVariable: String?
    package let capabilities: Capabilities
    /// Its models, until the server tells its own; empty where only the server can tell.
    package let offers: [ModelOffer]
    /// Lengths and sizes for a model of which nothing but its name is known.
    package let usual: ModelOffer

    /// The usual lengths and sizes under a model's name; the price is not known.
    package func offer(named name: String) -> ModelOffer {
        offers.first { $0.name == name } ?? ModelOffer(name: name, seconds: usual.seconds, sizes: usual.sizes)
    }
}
