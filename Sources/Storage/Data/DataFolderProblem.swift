import Glibc

/// Why the data folder cannot be used.
package enum DataFolderProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// Another process has it; its number where it could be read.
    case alreadyRunning(folder: String, process: Int32?)
    case notWritable(folder: String, reason: String)
    /// The path or a part of it is a file.
    case notAFolder(folder: String)
    case diskFull(folder: String)

    init(_ failure: FileFailure, folder: String) {
        self =
            switch failure.number {
            case ENOTDIR: .notAFolder(folder: folder)
            case ENOSPC, EDQUOT: .diskFull(folder: folder)
            default: .notWritable(folder: folder, reason: "\(failure.path): \(failure.reason)")
            }
    }

    package var description: String {
        switch self {
        case .alreadyRunning(let folder, let process):
            "Dailies is already running with the data folder \(folder)"
                + (process.map { " (process \($0))" } ?? "")
                + ". Use that one, end it, or choose another folder with --data."
        case .notWritable(let folder, let reason):
            "Cannot write to the data folder \(folder) (\(reason)). Change its owner or permissions, or choose another"
                + " with --data."
        case .notAFolder(let folder):
            "The data folder \(folder) is not a folder, or leads through a file. Choose another with --data."
        case .diskFull(let folder):
            "The disk of the data folder \(folder) is full. Free some space, or choose another folder with --data."
        }
    }
}
