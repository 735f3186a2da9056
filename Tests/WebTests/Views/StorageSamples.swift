import Foundation
import Studio

@testable import Web

/// Filled models of the storage page and of an import.
enum StorageSamples {
    static let roots = [StoragePage.view, "partials/import"]

    static func models() throws -> [String: [any Encodable]] {
        let studio = try TestStudio()
        let problem = Problem(code: "p", message: "P.")
        let strays = studio.folder.media + "/strays"
        try FileManager.default.createDirectory(atPath: strays, withIntermediateDirectories: true)
        try Data([1]).write(to: URL(filePath: strays + "/x"))
        var common = ImportReport.Common()
        (common.templates, common.characters, common.settings) = (2, 1, 3)
        let report = ImportReport(
            items: [
                ImportReport.Item(title: "A", outcome: .imported(ProjectID(1), takes: 1, films: 1)),
                ImportReport.Item(title: "B", outcome: .known(ProjectID(2))),
                ImportReport.Item(title: "C", outcome: .refused(problem)),
                ImportReport.Item(title: "D", outcome: .trashed(ProjectID(3))),
            ], common: common)
        let states: [ImportState] = [
            .idle, .running(since: studio.time), .done(report, at: studio.time), .failed(problem, at: studio.time),
        ]
        let pages = try states.map { state in
            studio.importState.withLock { $0 = state }
            return try StoragePage(studio.context, problems: [ProblemLine(problem)])
        }
        return [StoragePage.view: pages, "partials/import": states.map(ImportPart.init)]
    }
}
