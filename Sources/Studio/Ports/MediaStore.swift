/// The files of the generations. A final name appears only when its file is whole and on disk for good.
package protocol MediaStore: Sendable {
    /// Where a film is received, and how much of it is already here.
    func partial(of id: GenerationID) throws(Problem) -> PartialFile

    /// Checks the received film (its MP4 boxes up to the last byte), hashes it, makes it durable and gives it its
    /// final name. What is no whole film stays under its temporary name.
    func accept(_ id: GenerationID) throws(MediaFault) -> MediaFile

    /// A film that stands under its final name and is whole: its commit may have been missed.
    func finished(_ id: GenerationID) throws(MediaFault) -> MediaFile?

    /// Throws away what was received under the temporary name.
    func discardPartial(of id: GenerationID) throws(Problem)

    /// Puts a received preview image in its place.
    func acceptImage(_ asset: Asset, of id: GenerationID, from path: String) throws(Problem)

    /// Where the sidecar of a generation is or will be.
    func sidecarPath(of id: GenerationID) -> String

    /// Where an asset is or will be.
    func path(of asset: Asset, of id: GenerationID) -> String

    /// A fresh name for a preview image that is being received or made.
    func temporaryPath(for asset: Asset, of id: GenerationID) -> String

    /// Removes the film, its pictures and its sidecar. For what was erased from the trash.
    func erase(_ id: GenerationID) throws(Problem)

    func referencePath(_ image: ReferenceImage) -> String

    /// Writes the JSON sidecar beside the film: request, reply, times, cost, hash.
    func writeSidecar(of generation: Generation) throws(Problem)

    /// Bytes that may still be written.
    func freeBytes() -> Int64?
}

/// Why a received film was not accepted.
package enum MediaFault: Error, Sendable, Equatable {
    /// It is not a whole MP4: it may have been cut off, so fetching it again may help.
    case notWhole(Problem)
    /// It is something else: a web page, JSON, a picture.
    case notAFilm(Problem)
    case diskFull(Problem)
    case failed(Problem)
}

/// Makes preview images where the server has none.
package protocol PreviewMaker: Sendable {
    /// Makes a WebP poster (`thumbnail`) or a JPEG contact sheet (`spritesheet`) of the film at `film`.
    func make(_ asset: Asset, of film: String, at path: String) async throws(Problem)
}
