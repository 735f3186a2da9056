import Foundation

/// Where the package, its built program and other tools are.
enum Places {
    /// The package's folder, which holds `Views` and `Public`.
    static let package = (1...4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }.path

    /// `dailies`, which the build puts beside the program that runs these tests.
    static func program() throws -> String {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = URL(filePath: tests).deletingLastPathComponent().appending(path: "dailies").path
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw Failure("There is no program at \(program). Build the whole package first.")
        }
        return program
    }

    /// A tool in one of the folders of `PATH`.
    static func tool(_ name: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return folders.split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
