import Studio

@testable import Web

/// Filled models of the storage page and of an import.
enum StorageSamples {
    static let roots = [StoragePage.view, "partials/import"]

    static func models() throws -> [String: [any Encodable]] {
        let studio = try TestStudio()
        let problem = Problem(code: "p", message: "P.")
        let report = ImportReport(items: [
            ImportReport.Item(title: "A", outcome: .imported(ProjectID(1), takes: 1, films: 1)),
            ImportReport.Item(title: "B", outcome: .known(ProjectID(2))),
            ImportReport.Item(title: "C", outcome: .refused(problem)),
        ])
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
