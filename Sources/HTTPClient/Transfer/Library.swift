import CCurl

/// libcurl's state for the whole process, set up once.
enum Library {
    static let isReady = curl_global_init(Int(CURL_GLOBAL_SSL)) == CURLE_OK

    static func message(_ code: CURLcode) -> String {
        String(cString: curl_easy_strerror(code))
    }

    static func message(_ code: CURLMcode) -> String {
        String(cString: curl_multi_strerror(code))
    }
}
