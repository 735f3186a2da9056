import Glibc

/// The template files of a folder and of the folders in it.
struct TemplateFolder: Sendable {
    /// The ending that makes a file a template; names go without it.
    static let ending = ".mustache"
    static let fileLimit = 1000
    static let depthLimit = 8

    /// What tells one state of a file from another.
    struct Stamp: Equatable, Sendable {
        let size: Int
        let seconds: Int
        let nanoseconds: Int
    }

    let path: String

    /// The state of each template, by its name: `partials/card` for `partials/card.mustache`.
    func stamps() throws(TemplateError) -> [String: Stamp] {
        var found: [String: Stamp] = [:]
        try collect(into: &found, prefix: "", depth: 1)
        return found
    }

    func template(_ name: String) throws(TemplateError) -> Template {
        let file = "\(path)/\(name)\(Self.ending)"
        return try Template(name: name, file: file, source: try read(file))
    }

    private func collect(into found: inout [String: Stamp], prefix: String, depth: Int) throws(TemplateError) {
        for entry in try entries("\(path)/\(prefix)") {
            let file = "\(path)/\(prefix)\(entry)"
            var status = stat()
            guard stat(file, &status) == 0 else { throw failure(file, "cannot be examined") }
            if status.st_mode & S_IFMT == S_IFDIR {
                guard depth < Self.depthLimit else { throw refusal(file, "is nested too deeply for templates") }
                try collect(into: &found, prefix: "\(prefix)\(entry)/", depth: depth + 1)
            } else if entry.hasSuffix(Self.ending) {
                found["\(prefix)\(entry.dropLast(Self.ending.count))"] = Stamp(
                    size: Int(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
            }
        }
        if found.count > Self.fileLimit { throw refusal(path, "holds more than \(Self.fileLimit) templates") }
    }

    private func entries(_ folder: String) throws(TemplateError) -> [String] {
        guard let stream = opendir(folder) else { throw failure(folder, "cannot be opened") }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    private func read(_ file: String) throws(TemplateError) -> [UInt8] {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(file, "cannot be opened") }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while bytes.count <= Template.sizeLimit {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count >= 0 else { throw failure(file, "cannot be read") }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    private func failure(_ file: String, _ what: String) -> TemplateError {
        refusal(file, "\(what): \(String(cString: strerror(errno)))")
    }

    private func refusal(_ file: String, _ message: String) -> TemplateError {
        TemplateError(file: file, line: 0, message: message)
    }
}
