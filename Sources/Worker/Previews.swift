import Studio

/// The pictures of a film: the server's own, else made here. They never fail a job.
extension Worker {
    /// In bytes, of one picture from a server.
    private static let largestPicture: Int64 = 32 << 20

    func preview(_ asset: Asset, of generation: Generation, from server: (any VideoServer)?) async {
        let path = media.temporaryPath(for: asset, of: generation.id)
        if let server, await receivePicture(asset, of: generation, from: server, into: path) { return }
        guard !Task.isCancelled else { return }
        do throws(Problem) {
            try await previews.make(asset, of: media.path(of: .video, of: generation.id), at: path)
            try await desk.run { media throws(Problem) in
                try media.acceptImage(asset, of: generation.id, from: path)
            }
        } catch {
            journal.warning("\(label(generation)) has no \(asset.rawValue) code=\(error.code): \(error.message)")
        }
    }

    private func receivePicture(
        _ asset: Asset, of generation: Generation, from server: any VideoServer, into path: String
    ) async -> Bool {
        guard let jobID = generation.jobID else { return false }
        let file = PartialFile(path: path, limit: Self.largestPicture, received: 0, validator: nil) { _ in }
        guard await server.fetch(asset, of: jobID, into: file) == .received else { return false }
        do {
            try await desk.run { media throws(Problem) in
                try media.acceptImage(asset, of: generation.id, from: path)
            }
            return true
        } catch {
            journal.debug("\(label(generation)) got no usable \(asset.rawValue): \(error.message)")
            return false
        }
    }
}
