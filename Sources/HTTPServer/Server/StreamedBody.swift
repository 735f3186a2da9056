import CMicroHTTPD

/// A streamed body in the hands of the library, which asks for piece after piece and lets go of it at the end.
final class StreamedBody {
    /// Bytes that the library asks for at a time.
    private static let piece = 64 << 10
    // Macros with casts, which Swift does not see: `MHD_CONTENT_READER_END_OF_STREAM` and `…_WITH_ERROR`.
    private static let endOfStream = -1
    private static let endWithError = -2

    private let stream: any BodyStream
    private let onBreak: @Sendable (any Error) -> Void
    private var given = 0

    init(_ stream: any BodyStream, _ onBreak: @escaping @Sendable (any Error) -> Void) {
        self.stream = stream
        self.onBreak = onBreak
    }

    /// The response holds on to this body until the library has destroyed it.
    func makeResponse() -> OpaquePointer? {
        let held = Unmanaged.passRetained(self)
        let response = MHD_create_response_from_callback(
            stream.length.map(UInt64.init) ?? .max, Self.piece,
            { context, _, buffer, size in
                guard let context, let buffer else { return StreamedBody.endWithError }
                let body = Unmanaged<StreamedBody>.fromOpaque(context).takeUnretainedValue()
                return body.read(UnsafeMutableRawBufferPointer(start: buffer, count: size))
            }, held.toOpaque(),
            { context in
                if let context { Unmanaged<StreamedBody>.fromOpaque(context).release() }
            })
        if response == nil { held.release() }
        return response
    }

    private func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        do {
            let count = try stream.read(into: buffer)
            given += count
            if let length = stream.length, given > length || (count == 0 && given < length) {
                throw WrongLength(promised: length, given: given)
            }
            return count == 0 ? Self.endOfStream : count
        } catch {
            onBreak(error)
            return Self.endWithError
        }
    }
}
