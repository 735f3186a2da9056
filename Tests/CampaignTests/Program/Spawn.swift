import Foundation

/// How a child process is started: with two files for its words, no other file, and no signal blocked.
///
/// Foundation's `Process` stops the tests after some hundred children, so it is not used for programs.
struct Spawn {
    private let path: String
    private let arguments: [String]
    private let environment: [String: String]
    private let output: String
    private let errors: String

    init(_ path: String, _ arguments: [String], environment: [String: String], output: String, errors: String) {
        self.path = path
        self.arguments = arguments
        self.environment = environment
        self.output = output
        self.errors = errors
    }

    /// - Returns: the process's id.
    func start() throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_APPEND, 0)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_APPEND, 0)
        try closeOthers(&actions)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        openSignals(of: &attributes)
        return try start(&actions, &attributes)
    }

    /// A connection that a child had inherited would not end when its server ends it.
    private func closeOthers(_ actions: inout posix_spawn_file_actions_t) throws {
        typealias CloseFrom = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32
        let name = "posix_spawn_file_actions_addclosefrom_np"
        guard let function = dlsym(nil, name) else { throw Failure("This C library has no \(name)") }
        _ = unsafeBitCast(function, to: CloseFrom.self)(&actions, 3)
    }

    /// A child inherits the signals that the thread which starts it blocks or ignores.
    private func openSignals(of attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    }

    private func start(
        _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
    ) throws -> Int32 {
        var id: Int32 = 0
        let words = ([path] + arguments).map { strdup($0) } + [nil]
        let surroundings = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer {
            for text in words + surroundings { free(text) }
        }
        let result = posix_spawn(&id, path, &actions, &attributes, words, surroundings)
        guard result == 0 else { throw Failure("\(path) cannot be started: \(String(cString: strerror(result)))") }
        return id
    }
}
