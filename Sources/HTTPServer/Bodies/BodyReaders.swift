/// Chooses the reader of a body by its content type and the limits of its route.
enum BodyReaders {
    /// Throws 415 for a type that the route does not take and 400 for a multipart body without a boundary.
    static func reader(
        for type: MediaType?, limits: BodyLimits, temporaryFolder: String
    ) throws(HTTPProblem) -> any BodyReader {
        switch type?.essence {
        case "application/x-www-form-urlencoded" where limits.urlencoded > 0:
            return BytesReader(limit: limits.urlencoded, finish: form)
        case "multipart/form-data" where limits.multipartFields > 0:
            guard let boundary = type?.boundary else {
                throw HTTPProblem(.badRequest, "The form's content type names no boundary.")
            }
            return MultipartReader(boundary: boundary, limits: limits, temporaryFolder: temporaryFolder)
        case "application/json" where limits.json > 0:
            return BytesReader(limit: limits.json) { bytes throws(HTTPProblem) in .bytes(bytes) }
        default:
            guard limits.raw > 0 else { throw unsupported(type, limits) }
            return BytesReader(limit: limits.raw) { bytes throws(HTTPProblem) in .bytes(bytes) }
        }
    }

    private static func form(_ bytes: [UInt8]) throws(HTTPProblem) -> Body {
        guard let fields = URLEncoded.parse(bytes) else {
            throw HTTPProblem(.badRequest, "The form cannot be decoded.")
        }
        return .form(Form(fields: fields))
    }

    private static func unsupported(_ type: MediaType?, _ limits: BodyLimits) -> HTTPProblem {
        var taken: [String] = []
        if limits.urlencoded > 0 { taken.append("application/x-www-form-urlencoded") }
        if limits.multipartFields > 0 { taken.append("multipart/form-data") }
        if limits.json > 0 { taken.append("application/json") }
        let answer = taken.isEmpty ? "no body" : taken.joined(separator: " or ")
        return HTTPProblem(.unsupportedMediaType, "This address takes \(answer).")
    }
}
