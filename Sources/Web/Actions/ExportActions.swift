import Glibc
import HTTPServer
import Studio

/// What leaves the studio as a file.
enum ExportActions {
    /// `GET /projects/{id}/export`: a ZIP archive of one project, made while it is sent.
    static func project(_ request: Request, _ context: StudioContext) throws -> Response {
        try archive(of: try request.id(), context)
    }

    /// `GET /export`: of everything.
    static func everything(_ request: Request, _ context: StudioContext) throws -> Response {
        try archive(of: nil, context)
    }

    private static func archive(of project: ProjectID?, _ context: StudioContext) throws -> Response {
        let now = context.clock.now()
        guard let export = try context.exchange.library.export(project, at: now) else {
            throw HTTPProblem.noSuchProject
        }
        let name = export.title?.fileNamePart(or: "project") ?? "library"
        return Response(
            headers: [
                ("Content-Type", "application/zip"), ("Cache-Control", "no-store"),
                ("Content-Disposition", ContentDisposition.attachment("dailies-\(name)-\(now.utcDate).zip")),
            ], body: .stream(ExportBody(export.source)))
    }

    /// `POST /backup`: a consistent copy of the database, removed as soon as it is sent.
    static func backup(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        let path = try context.exchange.library.backup()
        // Opened, so that it can be removed now: its bytes stay until they are sent.
        defer { unlink(path) }
        let file = try OpenFile(path: path)
        return Response(
            headers: [
                ("Content-Type", "application/vnd.sqlite3"), ("Cache-Control", "no-store"),
                (
                    "Content-Disposition",
                    ContentDisposition.attachment("dailies-\(context.clock.now().utcDate).sqlite")
                ),
            ], body: .file(FileSlice(file: file, length: file.size)))
    }
}

extension String {
    /// `rain-over-lisbon`: in plain letters, for a file's name.
    func fileNamePart(or otherwise: String) -> String {
        var name = ""
        for scalar in lowercased().unicodeScalars where name.utf8.count < 60 {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                name.unicodeScalars.append(scalar)
            } else if !name.isEmpty, name.last != "-" {
                name.append("-")
            }
        }
        while name.last == "-" { name.removeLast() }
        return name.isEmpty ? otherwise : name
    }
}
