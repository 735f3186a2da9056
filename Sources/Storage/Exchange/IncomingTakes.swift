import Studio

/// The videos and takes of projects that come in, by what they are told by.
struct IncomingTakes {
    struct Video {
        let number, project, createdAt: Int64
    }

    /// By their numbers.
    private(set) var videos: [Int64: Video] = [:]
    private(set) var takes: [Int64: TakeIdentity] = [:]

    init(_ unit: IncomingUnit, of archive: IncomingArchive) throws {
        let projects = Set(unit.projects.map(\.number))
        var found = IncomingTakes()
        try archive.lines(of: unit.index) { line in
            if case .row(let table, let row) = line { try found.note(row, of: table, in: projects) }
        }
        self = found
    }

    private init() {}

    private mutating func note(
        _ row: ExchangeRow, of table: ExchangeTable, in projects: Set<Int64>
    ) throws(Problem) {
        switch table {
        case .videos:
            guard let number = row.number("id"), let project = row.number("project"), projects.contains(project)
            else { return }
            videos[number] = Video(number: number, project: project, createdAt: row.number("created_at") ?? 0)
        case .generations:
            guard let video = row.number("video"), videos[video] != nil else { return }
            let take = try TakeIdentity(row)
            takes[take.number] = take
        case .presses:
            guard let take = row.number("generation") else { return }
            takes[take]?.token = row.text("token")
        default: break
        }
    }
}
