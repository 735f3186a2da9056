import Studio

/// What pages do with pictures that clips go by. Each call may take some hundred milliseconds, and a few seconds for
/// a very large picture; none sends anything anywhere.
package struct PictureTools: Sendable {
    /// Checks an uploaded picture and keeps it as it is: its file's path → what was stored.
    let keep: @Sendable (String) throws(Problem) -> StoredReference
    /// What is sent of a kept picture for a clip of this size: the same every time.
    let fit: @Sendable (StoredReference, ClipSize, Fit) throws(Problem) -> ReferenceImage
    /// The last frame of a completed generation's film, kept like an uploaded picture.
    let lastFrame: @Sendable (Generation) throws(Problem) -> StoredReference
    /// Where a kept picture's file is.
    let path: @Sendable (StoredReference) -> String

    package init(
        keep: @escaping @Sendable (String) throws(Problem) -> StoredReference,
        fit: @escaping @Sendable (StoredReference, ClipSize, Fit) throws(Problem) -> ReferenceImage,
        lastFrame: @escaping @Sendable (Generation) throws(Problem) -> StoredReference,
        path: @escaping @Sendable (StoredReference) -> String
    ) {
        self.keep = keep
        self.fit = fit
        self.lastFrame = lastFrame
        self.path = path
    }
}
