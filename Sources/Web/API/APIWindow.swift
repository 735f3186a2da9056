import HTTPServer
import Studio

/// Which part of a list a script asks for: `?limit=1…500&after=CURSOR`. An answer that more follows has a member
/// `next`, the cursor to go on with; the last one has none.
struct APIWindow {
    /// So many where a script does not say.
    static let usualLimit = 200
    static let mostAtOnce = 500

    let limit: Int
    /// nil: from the beginning.
    let after: Int64?

    init(_ request: Request) throws(APIError) {
        let (limit, after) = (request.query["limit"] ?? "", request.query["after"] ?? "")
        guard limit.isEmpty || Int(limit).map({ (1...Self.mostAtOnce).contains($0) }) == true else {
            throw APIError(
                .badRequest, param: "limit", code: "invalid_limit",
                message: "“limit” is a whole number from 1 to \(Self.mostAtOnce), or absent.")
        }
        guard after.isEmpty || Int64(after) != nil else {
            throw APIError(
                .badRequest, param: "after", code: "invalid_cursor",
                message: "“after” is the “next” of an earlier answer, or absent.")
        }
        self.limit = Int(limit) ?? Self.usualLimit
        self.after = Int64(after)
    }
}
