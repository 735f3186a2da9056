import Foundation

/// `openssl s_server` with a certificate of its own for `localhost`, which answers every request.
final class TLSServer {
    static let isAvailable = FileManager.default.isExecutableFile(atPath: program)
    private static let program = "/usr/bin/openssl"

    /// The certificate, in the form of an authority's file.
    let certificate: String
    let port: Int
    private let folder = TemporaryFolder()
    private let process = Process()
    private let output = Pipe()

    init() throws {
        certificate = folder.file("certificate.pem")
        let key = folder.file("key.pem")
        let words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost"
        let maker = try Self.start(
            words.split(separator: " ").map(String.init)
                + ["-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate])
        maker.waitUntilExit()
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = ["s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificate, "-key", key]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        port = Self.port(told: output.fileHandleForReading)
    }

    deinit {
        // A child of a pool's thread inherits its blocked signals; only SIGKILL is sure.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private static func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Reads up to the line `ACCEPT 127.0.0.1:PORT`; 0 when the program ends before.
    private static func port(told handle: FileHandle) -> Int {
        var told = ""
        while true {
            let more = handle.availableData
            if more.isEmpty { return 0 }
            told += String(decoding: more, as: UTF8.self)
            for line in told.split(separator: "\n").dropLast(told.hasSuffix("\n") ? 0 : 1)
            where line.hasPrefix("ACCEPT") {
                return line.split(separator: ":").last.flatMap { Int($0) } ?? 0
            }
        }
    }
}
