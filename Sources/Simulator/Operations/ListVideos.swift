import HTTPServer

/// `GET /v1/videos?limit&order&after`, newest first unless asked otherwise.
struct ListVideos: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        try service.dialect.listing.check(request)
        let page = JobPage(
            limit: try limit(request.query["limit"]), ascending: try isAscending(request.query["order"]),
            after: request.query["after"])
        guard let (jobs, hasMore) = try service.jobs.store.list(page) else {
            throw APIError(
                .notFound, "No video with id '\((page.after ?? "").prefix(100))' to list after.", param: "after",
                code: "not_found")
        }
        return JSON.response([
            "object": "list", "data": .array(jobs.map { service.dialect.video(service.view($0, request)) }),
            "first_id": .init(jobs.first?.id), "last_id": .init(jobs.last?.id), "has_more": .bool(hasMore),
        ])
    }

    private func limit(_ text: String?) throws(APIError) -> Int {
        let listing = service.dialect.listing
        guard let text else { return listing.usual ?? Int(Int32.max) }
        guard let number = Int(text) else {
            throw .invalidType("limit", expected: "an integer", got: "'\(text.prefix(100))'")
        }
        if number > listing.largest {
            let message =
                "Invalid 'limit': integer above maximum value. "
                + "Expected a value <= \(listing.largest), but got \(number)."
            throw .invalid("limit", message, code: "integer_above_max_value")
        }
        if number < listing.smallest {
            let message =
                "Invalid 'limit': integer below minimum value. "
                + "Expected a value >= \(listing.smallest), but got \(number)."
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
