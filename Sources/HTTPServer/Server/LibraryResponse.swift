import CMicroHTTPD
import Glibc

/// Turns a response into the library's own and queues it; the library frees it when it is sent.
enum LibraryResponse {
    /// `.NO`, which closes the connection, only when memory or descriptors have run out; the caller tells the log.
    /// - Parameter onBreak: hears why a streamed body ended early.
    static func queue(
        _ response: Response, _ transfer: OpaquePointer, onBreak: @escaping @Sendable (any Error) -> Void
    ) -> MHD_Result {
        guard let queued = make(response.body, onBreak) else { return .NO }
        defer { MHD_destroy_response(queued) }
        for field in response.headers {
            guard MHD_add_response_header(queued, field.name, field.value) == .YES else { return .NO }
        }
        return MHD_queue_response(transfer, UInt32(response.status.code), queued)
    }

    private static func make(
        _ body: ResponseBody, _ onBreak: @escaping @Sendable (any Error) -> Void
    ) -> OpaquePointer? {
        switch body {
        case .stream(let stream): return StreamedBody(stream, onBreak).makeResponse()
        case .file(let slice) where slice.length > 0:
            // The library closes the descriptor it is given, so it gets one of its own.
            let descriptor = fcntl(slice.file.descriptor, F_DUPFD_CLOEXEC, 0)
            guard descriptor >= 0 else { return nil }
            let response = MHD_create_response_from_fd_at_offset64(
                UInt64(slice.length), descriptor, UInt64(slice.offset))
            if response == nil { close(descriptor) }
            return response
        case .bytes(var bytes):
            return bytes.withUnsafeMutableBytes {
                MHD_create_response_from_buffer($0.count, $0.baseAddress, .RESPMEM_MUST_COPY)
            }
        case .empty, .file:
            return MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
        }
    }
}
