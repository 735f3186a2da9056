import SQLite
import Studio

extension StudioDatabase {
    /// So many of the newest generations make an estimate.
    private static let remembered = 50

    package func typicalTime(of generation: Generation) throws -> TimeEstimate? {
        let settings = generation.settings
        return try database.read { session in
            let spans = try session.rows(
                """
                SELECT completed_at - submitted_at AS span FROM generations
                WHERE state = 'completed' AND connection = ? AND model = ? AND seconds = ? AND size = ?
                    AND charge_kind <> 'elsewhere' AND completed_at >= submitted_at
                ORDER BY id DESC LIMIT ?
                """, generation.server.connection, settings.model, settings.seconds, settings.size, Self.remembered)
            return TimeEstimate(try spans.map { Interval(milliseconds: try $0.get("span")) })
        }
    }
}
