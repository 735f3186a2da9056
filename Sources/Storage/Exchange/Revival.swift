import SQLite
import Studio

/// Which rows that were erased here are given their words again by the rows of an archive, instead of standing beside
/// them: a charge that was counted once is counted once for ever.
///
/// An erased take is the one that comes in when what was ordered is the same, no charge would be lost (it was charged
/// here, or it was not there), and
/// 1. the job is the same, and the take was made at the same time or its connection still has the same key; else
/// 2. the press's token and the time are the same; else
/// 3. one of them has no job or no token, nothing else tells them apart, and both are of the same project or video
///    and of the same time: then the first that comes in is the first here.
///
/// An erased video is the one that its takes say; one without takes is known by its project and its time. What comes in
/// beyond that is new here, and what was erased beyond that stays erased.
struct Revival {
    /// Numbers in the archive → numbers here.
    private(set) var projects: [Int64: Int64] = [:]
    private(set) var videos: [Int64: Int64] = [:]
    private(set) var takes: [Int64: Int64] = [:]
    /// Takes in the archive that did not complete here: what is over stays over, so a film has no place there.
    private(set) var withoutFilm: Set<Int64> = []

    var isEmpty: Bool { projects.isEmpty && videos.isEmpty }

    /// Nothing is revived.
    init() {}

    /// - Parameter library: the number of the library that wrote the archive.
    /// - Throws: `Problem` where takes of one video were erased in several here, or the other way round.
    init(
        _ unit: IncomingUnit, _ incoming: IncomingTakes, from library: Int64, _ session: borrowing Session
    ) throws {
        for project in unit.projects {
            projects[project.number] = try StudioDatabase.erased(project, of: library, session)?.rawValue
        }
        var match = TakeMatch(incoming, try ErasedTake.find(incoming, session), projects)
        try match.findJobs()
        try match.findTokens()
        try match.findTimes()
        (videos, takes, withoutFilm) = (match.videos, match.takes, match.withoutFilm)
        try addEmptyVideos(incoming, session)
    }

    private mutating func addEmptyVideos(_ incoming: IncomingTakes, _ session: borrowing Session) throws {
        var taken = Set(videos.values)
        for video in incoming.videos.values.sorted(by: { $0.number < $1.number }) where videos[video.number] == nil {
            guard let project = projects[video.project] else { continue }
            let empty: [Int64] = try session.rows(
                """
                SELECT id FROM videos WHERE project = ? AND created_at = ? AND erased_at IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM generations WHERE generations.video = videos.id) ORDER BY id
                """, project, video.createdAt
            ).map { try $0.get("id") }
            guard let here = empty.first(where: { !taken.contains($0) }) else { continue }
            videos[video.number] = here
            taken.insert(here)
        }
    }

    /// Whether erased rows are to be found at all.
    static func isPossible(_ session: borrowing Session) throws -> Bool {
        try session.row("SELECT 1 FROM projects WHERE erased_at IS NOT NULL") != nil
            || session.row("SELECT 1 FROM videos WHERE erased_at IS NOT NULL") != nil
    }
}
