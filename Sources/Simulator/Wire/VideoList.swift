/// One page of videos.
struct VideoList: Encodable, Sendable {
    let object = "list"
    let data: [VideoResource]
    @Nullable var first_id: String?
    @Nullable var last_id: String?
    let has_more: Bool

    init(_ videos: [VideoResource], hasMore: Bool) {
        data = videos
        first_id = videos.first?.id
        last_id = videos.last?.id
        has_more = hasMore
    }
}
