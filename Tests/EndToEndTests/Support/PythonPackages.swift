import Foundation
import Testing

/// Packages from PyPI in a throw-away virtual environment.
final class PythonPackages: Sendable {
    /// Why they cannot be had on this machine.
    struct Unavailable: Error {
        let reason: Comment
    }

    /// A step takes so long at most: a slow network must not hold up all other tests.
    private static let limit = Duration.seconds(120)

    private let folder: TemporaryFolder

    /// - Throws: ``Unavailable`` where Python or PyPI is missing or too slow.
    init(_ names: [String], withDependencies: Bool = false) async throws {
        folder = try TemporaryFolder()
        guard let python = Places.tool("python3") else { throw Unavailable(reason: "There is no python3.") }
        try await step("make a virtual environment", python, ["-m", "venv", folder.file("venv")])
        let options = [
            "--quiet", "--no-compile", "--disable-pip-version-check", "--timeout", "15", "--retries", "1",
        ]
        try await step(
            "install \(names.joined(separator: ", ")) from PyPI", folder.file("venv/bin/python"),
            ["-m", "pip", "install"] + options + (withDependencies ? [] : ["--no-deps"]) + names)
    }

    /// Where their programs are.
    var programs: String { folder.file("venv/bin") }

    /// The first of their files with this name.
    func file(_ name: String) throws -> String {
        let root = folder.file("venv/lib")
        let found = FileManager.default.enumerator(atPath: root)?.first {
            ($0 as? String)?.hasSuffix("/\(name)") == true
        }
        guard let found = found as? String else { throw Failure("None of the packages has a file \(name).") }
        return "\(root)/\(found)"
    }

    private func step(_ what: String, _ program: String, _ arguments: [String]) async throws {
        let child = try ChildProgram(program, arguments, environment: ProcessInfo.processInfo.environment)
        guard let exit = try? await child.waitForExit(within: Self.limit) else {
            throw Unavailable(reason: "Python could not \(what) within \(Self.limit).")
        }
        guard exit != .status(0) else { return }
        throw Unavailable(reason: "Python cannot \(what) here: \(child.errors.suffix(200))")
    }
}
