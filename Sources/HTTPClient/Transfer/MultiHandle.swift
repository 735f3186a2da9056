import CCurl

/// Owns libcurl's multi handle, the set of running transfers and of kept connections.
///
/// `@unchecked Sendable` because other threads call only `wake()`, which libcurl allows at any time; everything
/// else, the freeing included, happens on the client's thread.
final class MultiHandle: @unchecked Sendable {
    /// Idle connections kept for later requests.
    private static let keptConnections = 16

    private let pointer: UnsafeMutableRawPointer

    /// Nil when memory or descriptors ran out.
    init?() {
        guard Library.isReady, let pointer = curl_multi_init() else { return nil }
        self.pointer = pointer
        // libcurl makes a handle without the sockets to wake it when there are no descriptors left.
        guard curl_multi_wakeup(pointer) == CURLM_OK else { return nil }
        _ = shim_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, Self.keptConnections)
    }

    deinit { curl_multi_cleanup(pointer) }

    func wake() {
        curl_multi_wakeup(pointer)
    }

    func add(_ handle: EasyHandle) -> CURLMcode {
        curl_multi_add_handle(pointer, handle.pointer)
    }

    func remove(_ handle: EasyHandle) {
        curl_multi_remove_handle(pointer, handle.pointer)
    }

    /// Moves every transfer as far as it goes without waiting.
    func perform() -> CURLMcode {
        var running: Int32 = 0
        return curl_multi_perform(pointer, &running)
    }

    /// Waits until a socket, a deadline of a transfer or `wake()` has something to do.
    func wait() -> CURLMcode {
        curl_multi_poll(pointer, nil, 0, Int32.max, nil)
    }

    /// The next transfer that ended by itself.
    func nextEnded() -> (handle: UnsafeMutableRawPointer, code: CURLcode)? {
        var left: Int32 = 0
        while let message = curl_multi_info_read(pointer, &left)?.pointee {
            if message.msg == CURLMSG_DONE { return (message.easy_handle, message.data.result) }
        }
        return nil
    }
}
