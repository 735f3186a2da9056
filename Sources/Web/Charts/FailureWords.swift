/// Why generations fail, in plain words.
enum FailureWords {
    /// A code that nobody here knows is shown as the server wrote it.
    static func of(_ code: String) -> String {
        words[code] ?? code.foreign(limit: 60).replacing("_", with: " ").capitalizedFirst
    }

    private static let words = [
        "moderation_blocked": "Blocked by the server’s moderation",
        "content_policy_violation": "Blocked by the server’s moderation",
        "refused": "The server refused the request",
        "redirected": "The server’s address is another",
        "not_found": "The server does not know the job or model",
        "not_videos_api": "The address serves no Videos API",
        "not_supported": "The server cannot do this",
        "gone": "The server no longer offers this",
        "expired": "The film’s link had expired",
        "video_expired": "The film’s link had expired",
        "deleted_there": "Deleted at the server",
        "cancelled_there": "Cancelled at the server",
        "job_failed": "The job failed at the server",
        "failed": "The job failed at the server",
        "video_failed": "The job failed at the server",
        "server_error": "The server had trouble of its own",
        "internal_error": "The server had trouble of its own",
        "duplicate_job": "The server answered with another’s job",
        "given_up": "Given up: acceptance not known",
        "not_a_film": "What came was no film",
        "incomplete_video": "The film was never whole",
        "film_too_large": "The film was too large",
        "film_encoded": "The film came in a wrong coding",
        "invalid_value": "The server did not take a value",
        "model_not_found": "The server does not have the model",
    ]
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
