import CCurl

/// Owns one libcurl transfer with the lists and forms made for it.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var form: OpaquePointer?
    private let errorText: UnsafeMutablePointer<CChar>

    init() throws(TransportError) {
        guard let pointer = curl_easy_init() else {
            throw TransportError(kind: .other, message: "libcurl could not make a transfer: out of memory.")
        }
        self.pointer = pointer
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try check(shim_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText))
    }

    deinit {
        curl_easy_cleanup(pointer)
        curl_mime_free(form)
        curl_slist_free_all(headerList)
        errorText.deallocate()
    }

    /// libcurl's own words about the last failure, else the code's.
    func message(_ code: CURLcode) -> String {
        let text = String(cString: errorText)
        return text.isEmpty ? Library.message(code) : text
    }

    func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
        try check(shim_set_long(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: String) throws(TransportError) {
        try check(value.withCString { shim_set_pointer(pointer, option, $0) })
    }

    /// The lines are copied.
    func setHeaders(_ lines: [String]) throws(TransportError) {
        for line in lines {
            guard let longer = curl_slist_append(headerList, line) else { throw Self.outOfMemory }
            headerList = longer
        }
        try check(shim_set_pointer(pointer, CURLOPT_HTTPHEADER, headerList))
    }

    /// The bytes are copied.
    func setPostBody(_ bytes: [UInt8]) throws(TransportError) {
        try check(shim_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count)))
        let copied = bytes.withUnsafeBytes { bytes in
            withUnsafeBytes(of: UInt8(0)) { nothing in
                shim_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress ?? nothing.baseAddress)
            }
        }
        try check(copied)
    }

    func setForm(_ parts: [HTTPRequest.Part]) throws(TransportError) {
        guard let form = curl_mime_init(pointer) else { throw Self.outOfMemory }
        self.form = form
        for part in parts { try add(part, to: form) }
        try check(shim_set_pointer(pointer, CURLOPT_MIMEPOST, UnsafeRawPointer(form)))
    }

    private func add(_ part: HTTPRequest.Part, to form: OpaquePointer) throws(TransportError) {
        guard let field = curl_mime_addpart(form) else { throw Self.outOfMemory }
        try check(curl_mime_name(field, part.name))
        switch part.content {
        case .text(let text):
            try check(curl_mime_data(field, text, text.utf8.count))
        case .file(let path, let fileName, let contentType):
            guard curl_mime_filedata(field, path) == CURLE_OK else {
                throw TransportError(kind: .invalidRequest, message: "The file \(path) cannot be read for upload.")
            }
            try check(curl_mime_filename(field, fileName))
            try check(curl_mime_type(field, contentType))
        }
    }

    func check(_ code: CURLcode) throws(TransportError) {
        guard code == CURLE_OK else {
            throw TransportError(kind: .other, message: "libcurl refused an option: \(Library.message(code)).")
        }
    }

    private static var outOfMemory: TransportError {
        TransportError(kind: .other, message: "libcurl ran out of memory while preparing a request.")
    }
}
