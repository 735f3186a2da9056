import Crypto
import HTTPServer
import Studio

/// A page: a plain model and the view that shows it.
protocol Page: Encodable {
    /// The file in `Views`, without its ending.
    static var view: String { get }
}

extension StudioContext {
    /// A page that carries a token is never kept by the browser; others may be kept and asked about.
    func show(
        _ page: some Page, status: Status = .ok, isCacheable: Bool = false, to request: Request? = nil
    ) throws -> Response {
        let bytes = try templates.renderBytes(type(of: page).view, page)
        let response = Response.bytes(bytes, type: "text/html; charset=utf-8", status: status)
        guard isCacheable, let request else { return response }
        return Self.validated(response, bytes, for: request, cacheControl: "private, no-cache")
    }

    /// A part of a page for the script that keeps it live: 304 when it is as it was.
    func fragment(_ part: some Encodable, view: String, to request: Request) throws -> Response {
        let bytes = try templates.renderBytes(view, part)
        let response = Response.bytes(bytes, type: "text/html; charset=utf-8")
        return Self.validated(response, bytes, for: request, cacheControl: "no-store")
    }

    private static func validated(
        _ response: Response, _ bytes: [UInt8], for request: Request, cacheControl: String
    ) -> Response {
        let tag = "\"\(Base64URL.encode(Array(SHA256.hash(bytes).prefix(12))))\""
        let isKnown = request.headers["if-none-match"] == tag
        var answer = isKnown ? Response(status: .notModified) : response
        answer.setHeader("ETag", tag)
        answer.setHeader("Cache-Control", cacheControl)
        return answer
    }
}

extension Request {
    /// The number in the address, or 404.
    func id<Entity>(_ name: String = "id") throws -> ID<Entity> {
        guard let number = parameters.int(name) else { throw HTTPProblem.unknownAddress }
        return ID(number)
    }
}

extension HTTPProblem {
    static let unknownAddress = HTTPProblem(.notFound, "There is nothing at this address.")
    static let noSuchProject = HTTPProblem(.notFound, "There is no such project.")
    static let noSuchVideo = HTTPProblem(.notFound, "There is no such video.")
    static let noSuchTake = HTTPProblem(.notFound, "There is no such take.")
}
