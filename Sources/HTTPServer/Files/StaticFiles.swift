/// The files of a folder and of those in it, read once and served by their names.
package struct StaticFiles: Sendable {
    /// Of one file and of all together; larger ones belong into a ``FileResponse``.
    static let maximumBytes = 16 << 20

    private let folder: String
    private let prefix: String
    private let rereads: Bool
    private let files: [String: StaticFile]

    /// Throws ``FileError`` when the folder or a file of it cannot be read, when a name holds more than letters,
    /// digits, `.`, `_` and `-`, or when they are larger than 16 MiB. Names with a leading dot are left out.
    /// - Parameters:
    ///   - prefix: what stands before a name in its address; starts and ends with a slash.
    ///   - rereads: for development: a changed file is served at once.
    package init(folder: String, prefix: String = "/", rereads: Bool = false) throws(FileError) {
        self.folder = folder
        self.prefix = prefix
        self.rereads = rereads
        var files: [String: StaticFile] = [:]
        for name in try FolderListing.names(in: folder) {
            files[name] = try StaticFile(path: "\(folder)/\(name)")
        }
        guard files.values.reduce(0, { $0 + $1.bytes.count }) <= Self.maximumBytes else {
            throw FileError(path: folder, code: FolderListing.tooLarge)
        }
        self.files = files
    }

    /// In alphabetical order.
    package var names: [String] { files.keys.sorted() }

    /// The address of a file with its version, for which a browser never asks twice:
    /// `/style.css?v=…`. Without a version when there is no such file.
    package func url(for name: String) -> String {
        prefix + name + ((try? file(name)).map { "?v=\($0.version)" } ?? "")
    }

    /// Throws 404 for a name that was not there at the start.
    package func bytes(of name: String) throws -> [UInt8] {
        try file(name).bytes
    }

    /// One `GET` route for each file.
    package var routes: [Route] {
        names.map { name in
            Route("GET", prefix + name) { request in try response(for: name, to: request.head) }
        }
    }

    /// Throws 404 for a name that was not there at the start.
    package func response(for name: String, to head: RequestHead) throws -> Response {
        try file(name).response(to: head)
    }

    private func file(_ name: String) throws -> StaticFile {
        guard let file = files[name] else { throw HTTPProblem(.notFound, "There is no such file.") }
        return rereads ? try StaticFile(path: "\(folder)/\(name)") : file
    }
}
