/// One page of videos.
struct VideoList: Encodable, Sendable {
    let object = "list"
    let data: [VideoResource]
    @Nullable var firstID: String?
    @Nullable var lastID: String?
    let hasMore: Bool

    init(_ videos: [VideoResource], hasMore: Bool) {
        data = videos
        firstID = videos.first?.id
        lastID = videos.last?.id
        self.hasMore = hasMore
    }
}
