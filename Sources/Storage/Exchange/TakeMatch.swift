import Studio

/// Finds for each take that comes in the erased one that it is, from the surest sign to the weakest.
struct TakeMatch {
    private let incoming: [TakeIdentity]
    private let erased: [ErasedTake]
    /// The erased project here of each video of the archive, where there is one.
    private let projects: [Int64: Int64]
    /// Numbers in the archive → numbers here.
    private(set) var videos: [Int64: Int64] = [:]
    private(set) var takes: [Int64: Int64] = [:]
    private(set) var withoutFilm: Set<Int64> = []
    /// Videos here → videos in the archive.
    private var owners: [Int64: Int64] = [:]
    private var taken: Set<Int64> = []

    /// - Parameter projects: numbers in the archive → numbers here.
    init(_ incoming: IncomingTakes, _ erased: [ErasedTake], _ projects: [Int64: Int64]) {
        self.incoming = incoming.takes.values.sorted { $0.number < $1.number }
        self.erased = erased
        self.projects = incoming.videos.compactMapValues { projects[$0.project] }
    }

    mutating func findJobs() throws(Problem) {
        let byJob = Dictionary(grouping: erased) { $0.identity.job }
        for take in incoming {
            guard let job = take.job, let rows = byJob[job] else { continue }
            let free = rows.filter { isFree($0, for: take) }
            let row = free.first { $0.identity.createdAt == take.createdAt } ?? free.first { $0.hasKey }
            if let row { try claim(row, for: take) }
        }
    }

    mutating func findTokens() throws(Problem) {
        let byToken = Dictionary(grouping: erased) { $0.identity.token }
        for take in incoming where takes[take.number] == nil {
            guard let token = take.token else { continue }
            let row = byToken[token]?.first { row in
                isFree(row, for: take) && row.identity.createdAt == take.createdAt
            }
            if let row { try claim(row, for: take) }
        }
    }

    mutating func findTimes() throws(Problem) {
        let byTime = Dictionary(grouping: erased) { $0.identity.createdAt }
        for take in incoming where takes[take.number] == nil {
            let (project, video) = (projects[take.video], videos[take.video])
            let row = byTime[take.createdAt]?.first { row in
                (row.project == project || row.identity.video == video) && isFree(row, for: take)
                    && !row.identity.contradicts(take) && canShare(take.video, row.identity.video)
            }
            if let row { try claim(row, for: take) }
        }
    }

    private func isFree(_ row: ErasedTake, for take: TakeIdentity) -> Bool {
        row.identity.order == take.order && !taken.contains(row.identity.number)
            // A charge that is not known here would be lost.
            && (row.identity.isCharged || !take.isCharged)
    }

    private func canShare(_ video: Int64, _ here: Int64) -> Bool {
        (videos[video] ?? here) == here && (owners[here] ?? video) == video
    }

    private mutating func claim(_ row: ErasedTake, for take: TakeIdentity) throws(Problem) {
        // A take never changes its video.
        guard canShare(take.video, row.identity.video) else { throw Problem.knownJob }
        videos[take.video] = row.identity.video
        owners[row.identity.video] = take.video
        takes[take.number] = row.identity.number
        taken.insert(row.identity.number)
        if !row.isCompleted { withoutFilm.insert(take.number) }
    }
}
