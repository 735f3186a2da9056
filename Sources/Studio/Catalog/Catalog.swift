/// What a connection offers: its models, the lengths and sizes that each makes, and what a second costs.
package struct Catalog: Sendable, Equatable {
    /// Grows with every change of a price: a form made from an older list is told of the new price before it spends.
    package let version: Int64
    /// In the order in which they are offered; the first is the default.
    package let models: [ModelOffer]

    package init(version: Int64, models: [ModelOffer]) {
        self.version = version
        self.models = models
    }

    package func model(_ name: String) -> ModelOffer? {
        models.first { $0.name == name }
    }

    /// The price of one clip; nil when this list does not know it.
    package func cost(model: String, seconds: Int, size: ClipSize) -> Money? {
        rate(model: model, size: size).map { $0 * seconds }
    }

    /// The price of one second; nil when this list does not know it.
    package func rate(model: String, size: ClipSize) -> Money? {
        self.model(model)?.sizes.first { $0.size == size }?.ratePerSecond
    }
}

/// One model of a connection.
package struct ModelOffer: Sendable, Equatable {
    /// As it goes to the server: `sora-2`.
    package let name: String
    /// Clip lengths in whole seconds, ascending.
    package let seconds: [Int]
    package let sizes: [SizeOffer]

    package init(name: String, seconds: [Int], sizes: [SizeOffer]) {
        self.name = name
        self.seconds = seconds
        self.sizes = sizes
    }

    package func makes(_ size: ClipSize) -> Bool {
        sizes.contains { $0.size == size }
    }
}

/// One size of a model and what a second of it costs; a nil rate is a price that is not known, never a free one.
package struct SizeOffer: Sendable, Equatable {
    package let size: ClipSize
    package let ratePerSecond: Money?

    package init(size: ClipSize, ratePerSecond: Money?) {
        self.size = size
        self.ratePerSecond = ratePerSecond
    }
}
