/// The answer to a deletion.
struct DeletedVideo: Encodable, Sendable {
    let id: String
    let object = "video.deleted"
    let deleted = true
}
