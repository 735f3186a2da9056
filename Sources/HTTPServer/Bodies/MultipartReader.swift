/// Reads a `multipart/form-data` body: text fields into memory, files into temporary files.
final class MultipartReader: BodyReader, MultipartSink {
    /// More parts than any form has.
    static let maximumParts = 200

    private enum Part {
        case field(name: String, bytes: [UInt8])
        case file(PartHead, TemporaryFileWriter?)
    }

    let limit: Int
    private let limits: BodyLimits
    private let temporaryFolder: String
    private var parser: MultipartParser
    private var part: Part?
    private var form = Form()
    private var partCount = 0
    private var fieldBytes = 0

    init(boundary: String, limits: BodyLimits, temporaryFolder: String) {
        self.limits = limits
        limit = limits.multipart
        self.temporaryFolder = temporaryFolder
        parser = MultipartParser(boundary: boundary)
    }

    func read(_ bytes: UnsafeRawBufferPointer) throws(HTTPProblem) {
        try parser.parse(bytes, into: self)
    }

    func finish() throws(HTTPProblem) -> Body {
        try parser.finish()
        return .form(form)
    }

    func begin(_ head: PartHead) throws(HTTPProblem) {
        partCount += 1
        guard partCount <= Self.maximumParts else {
            throw HTTPProblem(.contentTooLarge, "The form has more than \(Self.maximumParts) parts.")
        }
        part = head.fileName == nil ? .field(name: head.name, bytes: []) : .file(head, nil)
    }

    func content(_ bytes: UnsafeRawBufferPointer) throws(HTTPProblem) {
        switch part.take() {
        case .field(let name, let collected): part = .field(name: name, bytes: try extend(collected, with: bytes))
        case .file(let head, let writer): part = .file(head, try write(bytes, to: writer))
        case nil: preconditionFailure("the parser gave content outside a part")
        }
    }

    func end() throws(HTTPProblem) {
        switch part.take() {
        case .field(let name, let bytes): try endField(name, bytes)
        case .file(let head, let writer): try endFile(head, writer)
        case nil: preconditionFailure("the parser ended a part that it did not begin")
        }
    }

    private func extend(
        _ collected: consuming [UInt8], with bytes: UnsafeRawBufferPointer
    ) throws(HTTPProblem) -> [UInt8] {
        fieldBytes += bytes.count
        guard fieldBytes <= limits.multipartFields else {
            throw HTTPProblem(
                .contentTooLarge, "The form's text is larger than \(ByteCount.text(limits.multipartFields)).")
        }
        collected.append(contentsOf: bytes)
        return collected
    }

    private func endField(_ name: String, _ bytes: [UInt8]) throws(HTTPProblem) {
        guard let value = String(validating: bytes, as: UTF8.self) else {
            throw HTTPProblem(.badRequest, "The form's field \(name) is not valid UTF-8.")
        }
        form.fields.append(name: name, value: value)
    }

    private func write(
        _ bytes: UnsafeRawBufferPointer, to open: TemporaryFileWriter?
    ) throws(HTTPProblem) -> TemporaryFileWriter {
        let writer = try writer(open)
        guard bytes.count <= limits.multipartFile - writer.size else {
            throw HTTPProblem(.contentTooLarge, "A file is larger than \(ByteCount.text(limits.multipartFile)).")
        }
        do throws(FileError) { try writer.write(bytes) } catch { throw Self.problem(error) }
        return writer
    }

    private func endFile(_ head: PartHead, _ open: TemporaryFileWriter?) throws(HTTPProblem) {
        // A browser sends a file field that was left empty as a file without name and content.
        if head.fileName == "", open == nil { return }
        let writer = try writer(open)
        form.files.append(UploadedFile(head, file: writer.finish(), size: writer.size))
    }

    /// The file is made when its first byte comes.
    private func writer(_ open: TemporaryFileWriter?) throws(HTTPProblem) -> TemporaryFileWriter {
        if let open { return open }
        guard form.files.count < limits.maximumFiles else {
            throw HTTPProblem(
                .contentTooLarge, "The form has more files than the \(limits.maximumFiles) that may come.")
        }
        do throws(FileError) {
            return try TemporaryFileWriter(folder: temporaryFolder)
        } catch {
            throw Self.problem(error)
        }
    }

    private static func problem(_ error: FileError) -> HTTPProblem {
        guard error.isFull else { return HTTPProblem(unexpected: error) }
        var problem = HTTPProblem(.insufficientStorage, "The disk is full: the file could not be received.")
        problem.cause = error
        return problem
    }
}
