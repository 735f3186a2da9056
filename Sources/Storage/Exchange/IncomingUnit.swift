import Studio

/// What was found in the records of projects that come in together, once every byte of them and of their files was
/// checked.
struct IncomingUnit {
    let index: Int
    /// Those that are not here yet.
    let projects: [ExportManifest.Project]
    /// In the archive, of the projects that are not here yet: ascending.
    private(set) var videos: [Int64] = []
    private(set) var takes: [Int64] = []
    private var projectOfTake: [Int64: Int64] = [:]
    let files: UnpackedFiles

    func takes(of project: ExportManifest.Project) -> Int {
        projectOfTake.values.count { $0 == project.number }
    }

    /// - Parameter left: takes whose films are left out.
    func films(of project: ExportManifest.Project, without left: Set<Int64>) -> Int {
        files.files.count { file in
            guard file.kind == .film, let take = file.take, !left.contains(take) else { return false }
            return projectOfTake[take] == project.number
        }
    }

    /// Numbers from an archive are positive and small enough to go on counting for ever.
    private static let numbers: ClosedRange<Int64> = 1...(1 << 53)

    /// - Parameter projects: those to take in.
    init(
        _ index: Int, of archive: IncomingArchive, _ projects: [ExportManifest.Project], unpackTo prefix: String
    ) throws {
        self.index = index
        self.projects = projects
        files = UnpackedFiles(prefix: prefix)
        var contents = Contents(projects: Set(projects.map(\.number)))
        guard contents.projects.allSatisfy(Self.numbers.contains) else { throw Problem.damagedManifest }
        let files = files
        try archive.lines(of: index) { line in
            switch line {
            case .row(let table, let row): try contents.note(row, of: table)
            case .file(let file):
                if file.kind == .reference || file.generation.flatMap({ contents.takes[$0] }) != nil {
                    try files.add(file, from: archive.zip)
                }
            }
        }
        videos = contents.videos.keys.sorted()
        takes = contents.takes.keys.sorted()
        projectOfTake = contents.takes
        guard Set(videos + takes).allSatisfy(Self.numbers.contains) else { throw Problem.damagedManifest }
    }

    private struct Contents {
        let projects: Set<Int64>
        /// The project of each.
        var videos: [Int64: Int64] = [:]
        var takes: [Int64: Int64] = [:]

        mutating func note(_ row: ExchangeRow, of table: ExchangeTable) throws(Problem) {
            guard table == .videos || table == .generations else { return }
            guard let number = row.number("id") else { throw Problem.damagedManifest }
            if table == .videos, let project = row.number("project"), projects.contains(project) {
                videos[number] = project
            }
            if table == .generations, let project = row.number("video").flatMap({ videos[$0] }) {
                takes[number] = project
            }
        }
    }
}
