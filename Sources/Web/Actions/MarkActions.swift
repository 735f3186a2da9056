import HTTPServer
import Studio

/// What a person thinks of a take. A button says what shall be, not “the other way round”: pressed twice, it is the same.
enum MarkActions {
    /// `POST /generations/{id}/star`: `starred` is `true` or `false`.
    static func star(_ request: Request, _ context: StudioContext) throws -> Response {
        let contents = try take(request, context)
        _ = try context.store.setStar(try request.flag("starred"), on: contents.take.id, at: context.clock.now())
        return .redirect(to: Link.take(contents))
    }

    /// `POST /generations/{id}/pick`: `picked` is `true` or `false`. The picked take stands for its video.
    static func pick(_ request: Request, _ context: StudioContext) throws -> Response {
        let contents = try take(request, context)
        guard try context.store.setPick(try request.flag("picked"), of: contents.take.id) else {
            throw HTTPProblem(.conflict, "Only a finished take can stand for its video. Wait until it is done.")
        }
        return .redirect(to: Link.take(contents))
    }

    private static func take(_ request: Request, _ context: StudioContext) throws -> TakeContents {
        try context.requireOwnForm(request)
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        return contents
    }
}

extension Request {
    fileprivate func flag(_ name: String) throws -> Bool {
        switch form[name] {
        case "true": return true
        case "false": return false
        default: throw HTTPProblem(.unprocessableContent, "“\(name)” must be true or false.")
        }
    }
}
