import CCurl

extension HTTPClient {
    /// Of the libcurl that this process runs with, and of its TLS library: `libcurl/7.88.1 OpenSSL/3.0.17`.
    package static var libraryVersion: String {
        let words = String(cString: curl_version()).split(separator: " ")
        return words.prefix(2).joined(separator: " ")
    }
}
