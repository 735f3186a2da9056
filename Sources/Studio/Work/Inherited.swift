/// A generation that waited in the queue when the program started: the database may be a copy that was put back, so the
/// server is looked through before it is sent.
extension Generation {
    /// Clocks of server and studio may differ by so much.
    private static let clockTolerance = Interval.minutes(10)

    /// The jobs of the server that this request may have made already: owned by nobody, not older than the press, and
    /// like it in everything that the server tells.
    package func earlierSelves(among jobs: [RemoteJob], owned: Set<String>) -> [RemoteJob] {
        jobs.filter { job in
            let isOlder = job.createdAt.map { $0 + Self.clockTolerance < createdAt } ?? false
            return !isOlder && !owned.contains(job.id) && job.couldBe(settings)
        }
    }

    /// Newest first, a page is read on only while its oldest job may be younger than the press.
    package func mayReadOn(after page: [RemoteJob]) -> Bool {
        guard let oldest = page.last else { return false }
        return oldest.createdAt.map { $0 + Self.clockTolerance >= createdAt } ?? true
    }

    package func foundAtServer(_ job: RemoteJob) -> Problem {
        Problem(
            code: "found_at_server",
            message: "The server has a job like this one already (\(job.id.foreign(limit: 80))), so it was not sent"
                + " (\(stake)). The database may be a restored copy. Press Send again only to pay for another one.")
    }
}
