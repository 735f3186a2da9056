import HTTPServer

/// `GET /v1/videos?limit&order&after`, newest first unless asked otherwise.
struct ListVideos: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        let page = JobPage(
            limit: try limit(request.query["limit"]), ascending: try isAscending(request.query["order"]),
            after: request.query["after"])
        guard let (jobs, hasMore) = try service.jobs.store.list(page) else {
            throw APIError(
                .notFound, "No video with id '\((page.after ?? "").prefix(100))' to list after.", param: "after",
                code: "not_found")
        }
        let now = service.now()
        return JSON.response(VideoList(jobs.map { VideoResource($0, at: now) }, hasMore: hasMore))
    }

    private func limit(_ text: String?) throws(APIError) -> Int {
        guard let text else { return 20 }
        guard let number = Int(text) else {
            throw .invalidType("limit", expected: "an integer", got: "'\(text.prefix(100))'")
        }
        if number > 100 {
            let message = "Invalid 'limit': integer above maximum value. Expected a value <= 100, but got \(number)."
            throw .invalid("limit", message, code: "integer_above_max_value")
        }
        if number < 0 {
            let message = "Invalid 'limit': integer below minimum value. Expected a value >= 0, but got \(number)."
            throw .invalid("limit", message, code: "integer_below_min_value")
        }
        return number
    }

    private func isAscending(_ text: String?) throws(APIError) -> Bool {
        switch text {
        case nil, "desc": false
        case "asc": true
        case let other?: throw .invalidValue(other, param: "order", supported: ["asc", "desc"])
        }
    }
}
