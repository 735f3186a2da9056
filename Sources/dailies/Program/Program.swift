import Glibc

/// The program: reads the command line, does what it says, and ends with a status.
enum Program {
    static let version = "0.1.0"

    /// - Returns: 0; 1 when a start could not work; 64 for wrong usage.
    static func run(_ words: [String]) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        // Whatever is written, also by ffmpeg, is for this user alone.
        umask(0o077)
        let environment = Environment.read()
        do {
            let arguments = try Arguments(words, environment: environment)
            switch arguments.wish {
            case .help: Output.print(Help.text)
            case .version: Output.print("dailies \(version)\n")
            case .run(let command): return try run(command, arguments, environment)
            }
            return 0
        } catch let error as UsageError {
            Output.complain("\(error)")
            return 64
        } catch {
            Output.complain("Cannot start: \(error)")
            return 1
        }
    }

    private static func run(
        _ command: Command, _ arguments: Arguments, _ environment: [String: String]
    ) throws -> Int32 {
        let log = try StandardLog.make(environment)
        switch command {
        case .serve: try Serve.run(Settings(arguments, environment: environment), log: log)
        case .simulator: try SimulatorAlone.run(SimulatorSettings(arguments, environment: environment), log: log)
        case .doctor: return try Doctor(Settings(arguments, environment: environment), log: log).run() ? 0 : 1
        }
        return 0
    }
}

/// A start that cannot work: one line saying what and what to do. Exit status 1.
struct StartError: Error, CustomStringConvertible {
    let description: String

    init(_ message: String) {
        description = message
    }
}
