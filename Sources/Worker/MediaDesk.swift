import Studio

/// The media store on a thread of its own: checking a film reads all of it.
actor MediaDesk {
    private let media: any MediaStore

    nonisolated var unownedExecutor: UnownedSerialExecutor { ThreadExecutor.media.asUnownedSerialExecutor() }

    init(_ media: any MediaStore) {
        self.media = media
    }

    func run<T: Sendable, Failure: Error>(
        _ work: @Sendable (any MediaStore) throws(Failure) -> T
    ) throws(Failure) -> T {
        try work(media)
    }
}
