/// Reads a `multipart/form-data` body: text fields into memory, files into temporary files.
final class MultipartReader: BodyReader, MultipartSink {
    /// More parts than any form has.
    static let maximumParts = 200

    private enum Part {
        case field(name: String, bytes: [UInt8])
        case file(PartHead, TemporaryFileWriter?)
        case refused
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
        case .file(let head, let writer): part = try write(bytes, of: head, to: writer)
        case .refused: part = .refused
        case nil: preconditionFailure("the parser gave content outside a part")
        }
    }

    func end() throws(HTTPProblem) {
        switch part.take() {
        case .field(let name, let bytes): try endField(name, bytes)
        case .file(let head, let writer): try endFile(head, writer)
        case .refused: break
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

    /// The file is made when its first byte comes.
    private func write(
        _ bytes: UnsafeRawBufferPointer, of head: PartHead, to open: TemporaryFileWriter?
    ) throws(HTTPProblem) -> Part {
        guard form.files.count < limits.maximumFiles else { return try refuse(head, .tooMany) }
        guard bytes.count <= limits.multipartFile - (open?.size ?? 0) else { return try refuse(head, .tooLarge) }
        do throws(FileError) {
            var writer = open
            if writer == nil { writer = try TemporaryFileWriter(folder: temporaryFolder) }
            try writer?.write(bytes)
            return .file(head, writer)
        } catch {
            throw Self.problem(error)
        }
    }

    /// What was written of it goes with its writer; the rest of its bytes count against the whole body's limit.
    private func refuse(_ head: PartHead, _ reason: RefusedFile.Reason) throws(HTTPProblem) -> Part {
        guard limits.excess > 0 else {
            switch reason {
            case .tooLarge:
                throw HTTPProblem(.contentTooLarge, "A file is larger than \(ByteCount.text(limits.multipartFile)).")
            case .tooMany:
                throw HTTPProblem(
                    .contentTooLarge, "The form has more files than the \(limits.maximumFiles) that may come.")
            }
        }
        form.refusedFiles.append(RefusedFile(head, reason))
        return .refused
    }

    private func endFile(_ head: PartHead, _ open: TemporaryFileWriter?) throws(HTTPProblem) {
        // A browser sends a file field that was left empty as a file without name and content.
        if head.fileName == "", open == nil { return }
        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
        // A file that is empty has no writer yet; it may be one too many all the same.
        guard case .file(_, let writer?) = try write(nothing, of: head, to: open) else { return }
        form.files.append(UploadedFile(head, file: writer.finish(), size: writer.size))
    }

    private static func problem(_ error: FileError) -> HTTPProblem {
        guard error.isFull else { return HTTPProblem(unexpected: error) }
        var problem = HTTPProblem(.insufficientStorage, "The disk is full: the file could not be received.")
        problem.cause = error
        return problem
    }
}
