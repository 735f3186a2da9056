import HTTPServer
import Studio

/// What a person sees when an address leads nowhere or something breaks: never a stack or a path of this machine.
struct ErrorPage: Page {
    static let view = "error"

    let chrome: Chrome
    let heading: String
    let message: String
    /// What to do now.
    let advice: String
    /// What was asked for, as it was sent.
    let asked: String
    let incident: String?
    let backHref: String
    let backLabel: String
    let searchHref: String
}

extension ErrorPage {
    /// The page, or JSON for the JSON API. Where the database cannot be read, the frame stands without what is told
    /// from there; where not even that can be made, plain text.
    static func response(to head: RequestHead, for problem: HTTPProblem, _ context: StudioContext) -> Response {
        if APIError.concerns(head) { return APIError(problem).response }
        let reason = problem.status.reason
        do {
            return try context.show(
                ErrorPage(problem, head, try Chrome(reason, section: nil, context: context)), status: problem.status)
        } catch {
            context.log.error("The error page has no banners, because they cannot be read: \(error)")
        }
        do {
            return try context.show(
                ErrorPage(problem, head, Chrome(withoutDatabase: reason, context.files)), status: problem.status)
        } catch {
            context.log.error("The error page cannot be made: \(error)")
            return Application.plainErrorResponse(head, problem)
        }
    }

    private init(_ problem: HTTPProblem, _ head: RequestHead, _ chrome: Chrome) {
        self.chrome = chrome
        heading = Self.heading(problem.status)
        message = problem.message
        advice = Self.advice(problem.status, method: head.method)
        asked = "\(head.method) \(head.rawTarget)".foreign(limit: 200)
        incident = problem.incident
        backHref = Link.projects
        backLabel = "Go to the projects"
        searchHref = Link.search
    }

    private static func heading(_ status: Status) -> String {
        switch status.code {
        case 403: "That was refused"
        case 404: "There is nothing here"
        case 405: "That cannot be done here"
        case 409: "That no longer fits"
        case 410: "That is gone"
        case 413: "That is too large"
        case 414, 431: "That request is too long"
        case 415: "That kind of form is not taken here"
        case 421: "That is not this server’s name"
        case 503: "Not now"
        case 507: "The disk is full"
        case 500...: "Something went wrong"
        default: "That did not work"
        }
    }

    private static func advice(_ status: Status, method: String) -> String {
        let isRead = method == "GET" || method == "HEAD"
        let back = "Go back: your browser still has what you typed"
        return switch status.code {
        case 400: "Nothing was changed. Look at the address for a stray character, or begin at the projects."
        case 403: "Nothing was changed. Open the page again from here, and press there."
        case 404: "Look at the address, look into the trash, or find it by a word of its title."
        case 405 where isRead: "This address only takes a form. Open the page that has the form, and press there."
        case 405: "Nothing was changed. Open the address as a page, or look for the form on it."
        case 409: "Nothing was changed. \(back). Reload the page, look again, and press."
        case 410: "The take’s own page says what is left of it and whether it can be fetched again."
        case 413: "Nothing was changed. \(back). Choose a smaller file, or a shorter text, and press again."
        case 414, 431: "Nothing was changed. Begin at the projects; if it comes again, clear this site’s cookies."
        case 415: "Nothing was changed. Open the page that has the form, and press there."
        case 422: "Nothing was changed. \(back). Change what is named here, and press again."
        case 503: "\(back). Try again in a moment."
        case 507: "\(back). Make room on the disk, then press again."
        case 500...:
            isRead
                ? "Try it once more. If it stays, the program’s log says why, and “dailies doctor” looks at the data."
                : "\(back). Look whether it was done before you press again; the program’s log says why it broke."
        default: "Begin at the projects."
        }
    }
}
