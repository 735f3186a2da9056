/// What `dailies --help` prints.
enum Help {
    static var text: String {
        let commands = Command.allCases.map {
            line($0 == .serve ? "dailies [serve]" : "dailies \($0.rawValue)", $0.help)
        }
        return """
            Dailies: a local studio for generated video.

            \(commands.joined(separator: "\n"))
            \(line("dailies --help", "this text")); \("dailies --version")

            Flags of serve and doctor (a flag wins over its environment variable):
            \(flags(of: .serve))

            Flags of simulator:
            \(flags(of: .simulator))

            Environment alone:
            \(line("OPENAI_BASE_URL", "use this server of the Videos API instead of the embedded simulator"))
            \(line("OPENAI_API_KEY", "the key for that server"))
            \(line("LOG_LEVEL", "debug, info, warning or error, on standard error (default info)"))

            """
    }

    private static func flags(of command: Command) -> String {
        command.flags.map { flag in
            let name = flag.name + (flag.value.map { " \($0)" } ?? "")
            return line(name, flag.help + (flag.environment.map { " [\($0)]" } ?? ""))
        }.joined(separator: "\n")
    }

    private static func line(_ left: String, _ right: String) -> String {
        "  " + left + String(repeating: " ", count: max(1, 22 - left.count)) + right
    }
}
