/// Answers a GET or HEAD with a file or a part of it: 200, 206, 304 or 416.
package struct FileResponse: Sendable {
    private let file: OpenFile
    private let contentType: String
    private let validators: Validators
    /// Under which name a browser saves the file instead of showing it.
    package var attachmentName: String?
    /// The `Cache-Control` field, if any.
    package var cacheControl: String?

    /// Opens the file, so that it can be removed or replaced while it is sent.
    /// - Parameter entityTag: the text of a strong tag without quotes; made of the file's number, size and time
    ///   when nil.
    package init(path: String, contentType: String, entityTag: String? = nil) throws(FileError) {
        self.init(file: try OpenFile(path: path), contentType: contentType, entityTag: entityTag)
    }

    package init(file: OpenFile, contentType: String, entityTag: String? = nil) {
        self.file = file
        self.contentType = contentType
        let parts = [file.identity, UInt64(file.size), UInt64(bitPattern: file.modified)]
        let tag = entityTag ?? parts.map { String($0, radix: 16) }.joined(separator: "-")
        validators = Validators(entityTag: EntityTag.strong(tag), modified: Int(file.modified / 1_000_000_000))
    }

    package func response(to head: RequestHead) -> Response {
        if validators.areCurrent(for: head.headers) {
            // The server sends no content with it, but the length that the content has.
            return response(.notModified, offset: 0, length: file.size)
        }
        switch range(for: head) {
        case .whole: return response(.ok, offset: 0, length: file.size)
        case .range(let offset, let length):
            let extent = "bytes \(offset)-\(offset + length - 1)/\(file.size)"
            return response(.partialContent, offset: offset, length: length).with("Content-Range", extent)
        case .unsatisfiable:
            return Response.text("There is no such part of the file.\n", status: .rangeNotSatisfiable)
                .with("Content-Range", "bytes */\(file.size)")
        }
    }

    /// Ranges are defined for GET only (RFC 9110, section 14.2).
    private func range(for head: RequestHead) -> ByteRange {
        guard head.method == "GET", validators.allowRange(for: head.headers) else { return .whole }
        return ByteRange.parse(head.headers["range"], size: file.size)
    }

    private func response(_ status: Status, offset: Int, length: Int) -> Response {
        var headers: [Response.Field] = [("Content-Type", contentType), ("Accept-Ranges", "bytes")]
        headers += validators.headers + cacheHeaders
        if let attachmentName { headers.append(("Content-Disposition", ContentDisposition.attachment(attachmentName))) }
        return Response(
            status: status, headers: headers, body: .file(FileSlice(file: file, offset: offset, length: length)))
    }

    private var cacheHeaders: [Response.Field] {
        cacheControl.map { [("Cache-Control", $0)] } ?? []
    }
}
