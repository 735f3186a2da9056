import Storage
import Studio

/// The real media folder, with single calls replaced.
struct FaultyMedia: MediaStore {
    let real: MediaFolder
    var onAccept: (@Sendable (GenerationID) throws(MediaFault) -> MediaFile)?
    var onFreeBytes: (@Sendable () -> Int64?)?
    var onWriteSidecar: (@Sendable (Generation) throws(Problem) -> Void)?

    init(_ real: MediaFolder) {
        self.real = real
    }

    func partial(of id: GenerationID) throws(Problem) -> PartialFile { try real.partial(of: id) }
    func accept(_ id: GenerationID) throws(MediaFault) -> MediaFile {
        if let onAccept { return try onAccept(id) }
        return try real.accept(id)
    }
    func finished(_ id: GenerationID) throws(MediaFault) -> MediaFile? { try real.finished(id) }
    func discardPartial(of id: GenerationID) throws(Problem) { try real.discardPartial(of: id) }
    func acceptImage(_ asset: Asset, of id: GenerationID, from path: String) throws(Problem) {
        try real.acceptImage(asset, of: id, from: path)
    }
    func sidecarPath(of id: GenerationID) -> String { real.sidecarPath(of: id) }
    func path(of asset: Asset, of id: GenerationID) -> String { real.path(of: asset, of: id) }
    func temporaryPath(for asset: Asset, of id: GenerationID) -> String { real.temporaryPath(for: asset, of: id) }
    func erase(_ id: GenerationID) throws(Problem) { try real.erase(id) }
    func referencePath(_ image: ReferenceImage) -> String { real.referencePath(image) }
    func writeSidecar(of generation: Generation) throws(Problem) {
        if let onWriteSidecar { return try onWriteSidecar(generation) }
        try real.writeSidecar(of: generation)
    }
    func freeBytes() -> Int64? { onFreeBytes.map { $0() } ?? real.freeBytes() }
}
