import HTTPServer
import Studio

/// What a person sees when an address leads nowhere or something breaks: never a stack or a path.
struct ErrorPage: Page {
    static let view = "error"

    let chrome: Chrome
    let heading: String
    let message: String
    let incident: String?
    let backHref: String
    let backLabel: String
}

extension ErrorPage {
    /// The page, or JSON for the JSON API. Where not even the page can be made, plain text.
    static func response(to head: RequestHead, for problem: HTTPProblem, _ context: StudioContext) -> Response {
        if APIError.concerns(head) { return APIError(problem).response }
        do {
            let page = ErrorPage(
                chrome: try Chrome(problem.status.reason, section: nil, context: context),
                heading: heading(problem.status),
                message: problem.message, incident: problem.incident, backHref: Link.projects,
                backLabel: "Go to the projects")
            return try context.show(page, status: problem.status)
        } catch {
            context.log.error("The error page cannot be made: \(error)")
            return Application.plainErrorResponse(head, problem)
        }
    }

    private static func heading(_ status: Status) -> String {
        switch status.code {
        case 403: "That was refused"
        case 404: "There is nothing here"
        case 405: "That cannot be done here"
        case 409: "That no longer fits"
        case 410: "That is gone"
        case 413: "That is too large"
        case 415: "That kind of form is not taken here"
        case 500...: "Something went wrong"
        default: "That did not work"
        }
    }
}
