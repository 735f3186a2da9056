import CCurl
import Glibc

/// The doors through which libcurl calls back.
extension EasyHandle {
    /// - Parameter context: The ``Transfer``, unretained.
    func setCallbacks(context: UnsafeMutableRawPointer) throws(TransportError) {
        try check(
            shim_set_write(pointer, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return transfer(context).takeHeaderLine(line) ? line.count : stop(line.count)
            })
        try check(
            shim_set_write(pointer, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                let chunk = UnsafeRawBufferPointer(start: bytes, count: size * count)
                return transfer(context).takeBody(chunk) ? chunk.count : stop(chunk.count)
            })
        try check(
            shim_set_opensocket(pointer) { context, _, address in
                openSocket(address!, for: transfer(context))
            })
        // A kept connection is not opened again: its address is asked about here.
        try check(
            shim_set_prereq(pointer) { context, address, _, _, _ in
                let isAllowed = transfer(context).allows(address.flatMap { IPAddress(String(cString: $0)) })
                return isAllowed ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
            })
        for option in [CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_OPENSOCKETDATA, CURLOPT_PREREQDATA] {
            try check(shim_set_pointer(pointer, option, context))
        }
    }
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer {
    Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
}

/// Any count but the one given ends the transfer.
private func stop(_ count: Int) -> Int {
    count == 0 ? 1 : 0
}

/// The socket is not inherited by child processes.
private func openSocket(_ address: UnsafeMutablePointer<curl_sockaddr>, for transfer: Transfer) -> curl_socket_t {
    let target = address.pointee
    let bytes = UnsafeRawPointer(address) + MemoryLayout<curl_sockaddr>.offset(of: \.addr)!
    guard transfer.allows(IPAddress(family: target.family, socketAddress: bytes)) else { return CURL_SOCKET_BAD }
    return socket(target.family, target.socktype | Int32(SOCK_CLOEXEC.rawValue), target.`protocol`)
}
