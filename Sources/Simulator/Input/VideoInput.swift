import HTTPServer

/// The clip that an edit or an extension is made from.
enum VideoInput: Sendable {
    /// A job of this server: `{"id": …}`, `video[id]` in a form.
    case job(String)
    case upload(UploadedFile)

    /// Throws 400 when it is missing or has another form.
    init(_ fields: RequestFields) throws(APIError) {
        if let file = fields.file("video") {
            self = .upload(file)
            return
        }
        switch fields["video"] {
        case nil: throw .missing("video")
        case .object(let object):
            if let unknown = object.keys.sorted().first(where: { $0 != "id" }) {
                throw .unknownParameter("video.\(unknown)")
            }
            guard case .string(let id)? = object["id"] else { throw .missing("video.id") }
            self = .job(id)
        case let other?: throw .invalidType("video", expected: "a file or an object", got: other.kind)
        }
    }
}
