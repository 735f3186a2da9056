import SQLite
import Studio
import Zip

/// What an import says when it takes nothing, and of what it does not send.
extension Problem {
    static let damagedManifest = Problem(
        code: "damaged_export", message: "The export’s manifest is damaged, so nothing was taken. Export it once more.")

    static func notAsPromised(_ name: String) -> Problem {
        Problem(
            code: "damaged_export",
            message: "“\(name.foreign(limit: 100))” is missing in the export or is not what its manifest says, so"
                + " nothing of this project was taken. Export it once more.")
    }

    static let newerExport = Problem(
        code: "newer_export",
        message: "This export was made by a newer version of Dailies. Update this one, then import it.")

    static let unknownServer = Problem(
        code: "unknown_server",
        message: "It was made by a kind of server that is not known here. Update Dailies.")

    static let knownJob = Problem(
        code: "job_known",
        message: "A job of this project belongs to another project here already, so nothing of it was taken.")

    static let removedMeanwhile = Problem(
        code: "removed_meanwhile",
        message: "Files of this project were removed while it came in, so nothing of it was taken. Import it once more."
    )

    /// Whether the archive is as good as it can be, and something else stands in the way here.
    var isAboutWhatIsHere: Bool { code == "job_known" }

    static func packedAnew(_ entry: String) -> Problem {
        Problem(
            code: "compressed_export",
            message: "“\(entry.foreign(limit: 100))” in this archive is compressed or encrypted, so it was packed again"
                + " after Dailies wrote it. Import the export as it was written.")
    }

    static let importedInQueue = Problem(
        code: "imported",
        message: "It waited in the queue of the library that it came from, which may send it too. Press Send again to"
            + " send and pay for it here, or cancel it.")

    static let importedInFlight = Problem(
        code: "imported",
        message: "It was being sent by the library that it came from. Look for its job at the server.")

    init(importing error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case ZipError.unsupported(let entry): self = .packedAnew(entry)
        case let error as ZipError: self.init(code: "damaged_export", message: "It cannot be read: \(error).")
        case let error as FileFailure: self = error.problem
        case let error as SQLiteError where error.isUniqueViolation:
            self = .knownJob
        default:
            self.init(
                code: "cannot_import",
                message: "It cannot be saved here, so nothing of it was taken: \("\(error)".foreign(limit: 300))")
        }
    }
}
