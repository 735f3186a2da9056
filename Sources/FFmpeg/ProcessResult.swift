/// How a process ended.
package enum ProcessExit: Sendable, Equatable, CustomStringConvertible {
    /// By itself, with a status of 0…255; 0 is success.
    case exited(Int32)
    /// By a signal, such as 9 for SIGKILL.
    case signalled(Int32)

    package var isSuccess: Bool { self == .exited(0) }

    package var description: String {
        switch self {
        case .exited(let status): "exit status \(status)"
        case .signalled(let signal): "signal \(signal)"
        }
    }

    /// Reads the status word of `waitpid`, whose macros Swift does not see.
    init(waitStatus: Int32) {
        let signal = waitStatus & 0x7f
        self = signal == 0 ? .exited((waitStatus >> 8) & 0xff) : .signalled(signal)
    }
}

/// What a finished child process left behind.
package struct ProcessResult: Sendable {
    package let exit: ProcessExit
    /// Everything it wrote to standard output.
    package let output: [UInt8]
    /// The last 8 KiB of its standard error, invalid UTF-8 replaced.
    package let errorTail: String

    package var outputText: String { String(decoding: output, as: UTF8.self) }
}
