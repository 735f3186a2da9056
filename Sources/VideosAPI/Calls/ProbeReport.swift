import Studio

/// What a server turned out to be. Finding out spends nothing.
package struct ProbeReport: Sendable, Equatable {
    package enum Key: String, Sendable, CaseIterable {
        /// The server refuses requests without it and takes it.
        case accepted
        case refused
        /// The server answers without a key as well.
        case notNeeded
        /// Nothing the server said tells.
        case unknown
    }

    /// Whether anything answered.
    package let isReachable: Bool
    /// Whether what answered speaks the Videos API; nil when it cannot be told without spending money.
    package let speaksVideosAPI: Bool?
    package let key: Key
    /// What was found, and for the rest what is known of its kind; nil when nothing could be found out.
    package let capabilities: Capabilities?
    /// The models that the server names; empty when it names none.
    package let models: [String]
    /// Of the models that may make films: what the server says of them, else what is usual for its kind. A price
    /// that nobody states is nil. Empty when the server does not tell what can be asked for, as Azure.
    package let offers: [ModelOffer]
    /// The first thing that stands in the way; nil when nothing does.
    package let problem: Problem?

    /// Whether jobs can be listed, so that a lost acceptance can be found by itself.
    package var canList: Bool { capabilities?.lists == true }
}
