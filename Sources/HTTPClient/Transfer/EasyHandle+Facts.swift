import CCurl

/// What libcurl knows about a transfer that ended.
extension EasyHandle {
    /// Bytes of the request that were written to the connection.
    var requestBytesSent: Int {
        var value = 0
        return shim_get_long(pointer, CURLINFO_REQUEST_SIZE, &value) == CURLE_OK ? value : 0
    }

    /// Time since the start of the transfer, in microseconds.
    var elapsed: Int64 { offset(CURLINFO_TOTAL_TIME_T) }

    /// Whether a connection, TLS included, was made.
    var wasConnected: Bool { offset(CURLINFO_PRETRANSFER_TIME_T) > 0 }

    /// The address at the other end, when a connection was made.
    var address: IPAddress? {
        var text: UnsafeMutablePointer<CChar>?
        guard shim_get_string(pointer, CURLINFO_PRIMARY_IP, &text) == CURLE_OK, let text else { return nil }
        return IPAddress(String(cString: text))
    }

    private func offset(_ info: CURLINFO) -> Int64 {
        var value: curl_off_t = 0
        return shim_get_offset(pointer, info, &value) == CURLE_OK ? Int64(value) : 0
    }
}
