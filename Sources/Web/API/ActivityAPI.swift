import HTTPServer
import Studio

/// `GET /api/activity?after=CURSOR`: what has ended since, and what needs the person now. Without a cursor, only the
/// cursor to begin with and what needs the person.
struct ActivityDocument: Encodable {
    struct News: Encodable {
        let generationID: GenerationID
        let video: String
        let state: String
        /// Why it failed or waits; null when the clip is done.
        let message: String?
        let href: String

        enum CodingKeys: String, CodingKey {
            case video, state, message, href
            case generationID = "generation_id"
        }

        init(_ item: Activity.Item) {
            generationID = item.take.id
            video = item.video
            state = item.take.state.rawValue
            message = item.take.problem?.message
            href = Link.take(item.take)
        }
    }

    let cursor: String
    let ended: [News]
    let waitingForYou: [News]

    enum CodingKeys: String, CodingKey {
        case cursor, ended
        case waitingForYou = "waiting_for_you"
    }

    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        let now = context.clock.now()
        let asked = request.query["after"] ?? ""
        guard asked.isEmpty || Int64(asked) != nil else {
            throw APIError(
                .badRequest, param: "after", code: "invalid_cursor",
                message: "“after” is the cursor of an earlier answer, or absent.")
        }
        let after = Int64(asked).map { Timestamp(milliseconds: $0) } ?? now
        let activity = try context.store.activity(after: after)
        let last = activity.ended.compactMap(\.take.completedAt).max() ?? after
        return JSON.response(
            ActivityDocument(
                cursor: "\(last.milliseconds)", ended: activity.ended.map(News.init),
                waitingForYou: activity.waiting.map(News.init)))
    }
}
