import CCurl

/// How a request becomes libcurl's options.
extension EasyHandle {
    func configure(_ prepared: PreparedRequest) throws(TransportError) {
        let request = prepared.request
        try setFixedOptions()
        try set(CURLOPT_URL, prepared.target)
        try setMethod(request.method, body: request.body)
        try setHeaders(prepared.headerLines)
        try setLimits(request)
        if let authorities = prepared.certificateAuthorities { try set(CURLOPT_CAINFO, authorities) }
        if request.singleUse {
            try set(CURLOPT_FRESH_CONNECT, 1)
            try set(CURLOPT_FORBID_REUSE, 1)
        }
    }

    private func setFixedOptions() throws(TransportError) {
        try set(CURLOPT_NOSIGNAL, 1)
        // The thread must not wait for a name server when a transfer is given up.
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_FOLLOWLOCATION, 0)
        // Empty: neither a proxy nor a look at http_proxy in the environment.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        // One protocol for all: libcurl repeats refused HTTP/2 streams by itself.
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_PATH_AS_IS, 1)
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    }

    private func setMethod(_ method: String, body: HTTPRequest.Body) throws(TransportError) {
        switch body {
        case .bytes(let bytes, _):
            try setPostBody(bytes)
        case .multipart(let parts):
            try setForm(parts)
        case .none where method == "POST":
            try setPostBody([])
        case .none where method == "HEAD":
            try set(CURLOPT_NOBODY, 1)
        case .none:
            try set(CURLOPT_HTTPGET, 1)
        }
        try set(CURLOPT_CUSTOMREQUEST, method)
    }

    private func setLimits(_ request: HTTPRequest) throws(TransportError) {
        try set(CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout.milliseconds)
        if let timeout = request.timeout { try set(CURLOPT_TIMEOUT_MS, timeout.milliseconds) }
        if let stall = request.stall {
            try set(CURLOPT_LOW_SPEED_LIMIT, max(1, stall.bytesPerSecond))
            try set(CURLOPT_LOW_SPEED_TIME, (stall.duration.milliseconds + 999) / 1000)
        }
    }
}

extension Duration {
    /// Rounded down, at least 1 (0 means "no limit" to libcurl) and at most 24 days.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds >= 0 else { return 1 }
        guard seconds < 2_000_000 else { return 2_000_000_000 }
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
