/// How a library leaves and comes in: exports of projects, their import, backups, and what lies on the disk.
package protocol LibraryExchange: Sendable {
    /// A ZIP archive of one project, or of everything: films, pictures, sidecars and records; no keys.
    /// - Returns: nil when there is no such project.
    func export(_ project: ProjectID?, at now: Timestamp) throws -> LibraryExport?

    /// Takes in what ``export(_:at:)`` made: each project whole or not at all, and none twice: under new
    /// numbers, or in the place of what was erased here, whose bill stays as it is known here.
    /// Blocks for as long as it takes to copy the films.
    /// - Parameter path: a file on the same disk; it is only read.
    /// - Throws: `Problem` when the archive as a whole cannot be read; the report tells of each project.
    func importLibrary(from path: String, at now: Timestamp) throws(Problem) -> ImportReport

    /// A fresh path in the folder of what is on its way, for an upload; whatever is there is removed at the next start.
    func uploadPath() -> String

    /// Writes a consistent copy of the database to a file, and returns its path. The caller removes it.
    func backup() throws -> String

    func diskUse() throws -> DiskUse

    /// Removes the files of what was erased.
    /// - Returns: what could not be removed; it is tried again at the next start.
    func remove(_ emptied: EmptiedTrash) -> [Problem]

    /// Removes what belongs to nothing and was put aside.
    /// - Returns: how many bytes that freed.
    func removeStrays() throws -> Int64
}

/// Bytes that are made while they are read.
package protocol ByteSource: AnyObject, Sendable {
    var length: Int64 { get }
    /// Fills the front of a buffer and returns how many bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// An archive on its way out.
package struct LibraryExport: Sendable {
    /// The project's title; nil for everything.
    package let title: String?
    package let source: any ByteSource

    package init(title: String?, source: any ByteSource) {
        self.title = title
        self.source = source
    }
}

/// What came of an import.
package struct ImportReport: Sendable, Equatable {
    /// One project of the archive.
    package struct Item: Sendable, Equatable {
        package let title: String
        package let outcome: Outcome

        package init(title: String, outcome: Outcome) {
            self.title = title
            self.outcome = outcome
        }
    }

    package enum Outcome: Sendable, Equatable {
        /// Under a new number, with so many takes and films.
        case imported(ProjectID, takes: Int, films: Int)
        /// It was here already, so nothing was done.
        case known(ProjectID)
        /// It is here, in the trash, from where it can be taken back; nothing was done.
        case trashed(ProjectID)
        /// Nothing of it was taken.
        case refused(Problem)
    }

    /// How much came in of what belongs to no project.
    package struct Common: Sendable, Equatable {
        /// Templates of prompts.
        package var templates = 0
        package var characters = 0
        /// Limits, thresholds of alerts and the like; they come into an empty studio only.
        package var settings = 0

        package init() {}
    }

    /// In the order of the archive.
    package let items: [Item]
    package let common: Common

    package init(items: [Item], common: Common = Common()) {
        self.items = items
        self.common = common
    }
}

/// Bytes on the disk by what they are.
package struct DiskUse: Sendable, Equatable {
    package var films: Int64 = 0
    package var pictures: Int64 = 0
    /// Pictures that clips were made from.
    package var references: Int64 = 0
    package var sidecars: Int64 = 0
    package var database: Int64 = 0
    /// Films that belong to nothing that the database knows.
    package var strays: Int64 = 0
    /// What is on its way: uploads, films that are being received.
    package var temporary: Int64 = 0
    /// Of the films, pictures and sidecars: what emptying the trash frees.
    package var trash: Int64 = 0
    /// Of the reference pictures: those that no take goes by.
    package var unusedReferences: Int64 = 0
    /// Of the database: pages without a row, which the next rows are written to.
    package var databaseFree: Int64 = 0
    /// What may still be written; nil when it cannot be told.
    package var free: Int64?

    package init() {}

    package var total: Int64 { films + pictures + references + sidecars + database + strays + temporary }
}
