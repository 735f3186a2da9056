import SQLite
import Studio

extension StudioDatabase {
    /// The files of every picture that a generation goes by, as it was sent and as it was given. What was erased
    /// names none any more.
    package func referenceNames() throws -> Set<String> {
        try database.read { session in try Self.referenceNames(session) }
    }

    static func referenceNames(_ session: borrowing Session) throws -> Set<String> {
        try pictureNames(ofVideos: "SELECT id FROM videos WHERE erased_at IS NULL", session)
    }

    /// - Parameter videos: SQL that selects their numbers.
    static func pictureNames(ofVideos videos: String, _ session: borrowing Session) throws -> Set<String> {
        let rows = try session.rows(
            """
            SELECT DISTINCT picture.value ->> '$.storedName' AS sent,
                picture.value ->> '$.origin.sha256' AS given, picture.value ->> '$.origin.type' AS type
            FROM generations, json_each(generations.settings, '$.references') AS picture
            WHERE video IN (\(videos))
            """)
        return Set(try rows.flatMap { try names($0) })
    }

    private static func names(_ row: Row) throws -> [String] {
        let type: String? = try row.get("type")
        let given: String? = try row.get("given")
        let original = type.flatMap(ImageType.init).flatMap { type in given.map { "\($0).\(type.fileExtension)" } }
        return [try row.get("sent"), original].compactMap(\.self)
    }
}
