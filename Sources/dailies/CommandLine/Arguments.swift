/// A command line that was understood: a command and the values of its flags, or a wish to be told something.
struct Arguments: Sendable {
    enum Wish: Sendable, Equatable {
        case run(Command)
        case help
        case version
    }

    let wish: Wish
    private let values: [String: String]
    private let environment: [String: String]

    init(_ words: [String], environment: [String: String]) throws(UsageError) {
        self.environment = environment
        var words = words[...]
        if words.contains("--help") || words.contains("-h") || words.first == "help" {
            (wish, values) = (.help, [:])
            return
        }
        if words.contains("--version") {
            (wish, values) = (.version, [:])
            return
        }
        var command = Command.serve
        if let first = words.first, !first.hasPrefix("-") {
            guard let named = Command(rawValue: first) else {
                throw UsageError("There is no command “\(first)”. Commands: serve, simulator, doctor.")
            }
            command = named
            words.removeFirst()
        }
        wish = .run(command)
        values = try Self.values(words, of: command)
    }

    /// Takes `--port 1` and `--port=1`.
    private static func values(_ words: ArraySlice<String>, of command: Command) throws(UsageError) -> [String: String]
    {
        var values: [String: String] = [:]
        var words = words
        while let word = words.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard let flag = command.flags.first(where: { $0.name == parts[0] }) else {
                throw UsageError("“\(word)” is not known to dailies \(command.rawValue).")
            }
            guard flag.value != nil else {
                values[flag.name] = "1"
                continue
            }
            guard let value = parts.count == 2 ? parts[1] : words.popFirst() else {
                throw UsageError("\(flag.name) needs a value.")
            }
            values[flag.name] = value
        }
        return values
    }

    /// A flag wins over its environment variable; an empty variable counts as none.
    func text(_ flag: Flag) -> String? {
        values[flag.name] ?? flag.environment.flatMap { environment[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    }

    func isSet(_ flag: Flag) -> Bool {
        text(flag).map { $0 != "0" && $0 != "false" } ?? false
    }

    func integer(_ flag: Flag, in range: ClosedRange<Int>, default usual: Int) throws(UsageError) -> Int {
        guard let text = text(flag) else { return usual }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError(
                "\(flag.label) must be a whole number from \(range.lowerBound) to \(range.upperBound), not “\(text)”.")
        }
        return number
    }

    func seconds(_ flag: Flag, in range: ClosedRange<Double>, default usual: Double) throws(UsageError) -> Double {
        guard let text = text(flag) else { return usual }
        guard let number = Double(text), range.contains(number) else {
            throw UsageError(
                "\(flag.label) must be a number of seconds from \(range.lowerBound) to \(range.upperBound), not “\(text)”."
            )
        }
        return number
    }
}

/// A command line or environment that cannot be understood: exit status 64.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ message: String) {
        description = "\(message) See dailies --help."
    }
}
