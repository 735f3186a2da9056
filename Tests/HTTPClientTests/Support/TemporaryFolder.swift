import Glibc

/// A folder that is removed with its files when the test lets it go.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/httpclient-tests-XXXXXX".utf8CString)
        precondition(mkdtemp(&template) != nil, "no temporary folder")
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for name in FileContent.names(in: path) { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    func file(_ name: String, _ bytes: [UInt8]? = nil) -> String {
        let file = "\(path)/\(name)"
        if let bytes { FileContent.write(bytes, to: file) }
        return file
    }
}
