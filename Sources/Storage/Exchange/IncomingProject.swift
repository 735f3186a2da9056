import Studio

/// What an archive has of one project.
struct IncomingProject {
    /// In the archive.
    let number: Int64
    let row: [String: JSONValue]
    let origin: ExportManifest.Origin
    let videos, generations, stars, ledger: [[String: JSONValue]]
    let files: [ExportManifest.File]

    init(_ row: [String: JSONValue], of manifest: ExportManifest) {
        self.row = row
        let number = row.number("id") ?? 0
        self.number = number
        origin =
            manifest.origins.first { $0.project == number }
            ?? ExportManifest.Origin(project: number, library: manifest.library, number: number)
        let videos = manifest.videos.filter { $0.number("project") == number }
        let videoNumbers = Set(videos.compactMap { $0.number("id") })
        let generations = manifest.generations.filter { $0.number("video").map(videoNumbers.contains) ?? false }
        let takes = Set(generations.compactMap { $0.number("id") })
        let isOurs = { (row: [String: JSONValue]) in row.number("generation").map(takes.contains) ?? false }
        // The hashes in the settings of its takes tell which reference pictures are its own.
        let settings = generations.compactMap { $0["settings"]?.string }
        (self.videos, self.generations) = (videos, generations)
        (stars, ledger) = (manifest.stars.filter(isOurs), manifest.ledger.filter(isOurs))
        files = manifest.files.filter { file in
            guard file.kind == .reference else { return file.generation.map(takes.contains) ?? false }
            return settings.contains { $0.contains("\"\(file.sha256)\"") }
        }
    }
}
