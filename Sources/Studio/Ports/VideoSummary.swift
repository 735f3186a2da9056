/// A video as one card of a list, with its newest take and what its takes come to.
package struct VideoSummary: Sendable, Equatable {
    package let video: Video
    package let takes: Int
    package let newest: Generation?
    /// The picked take, else the newest completed one.
    package let poster: GenerationID?
    /// Real money: reserved, spent or possibly spent.
    package let spent: Money

    package init(video: Video, takes: Int, newest: Generation?, poster: GenerationID?, spent: Money = .zero) {
        self.video = video
        self.takes = takes
        self.newest = newest
        self.poster = poster
        self.spent = spent
    }
}
