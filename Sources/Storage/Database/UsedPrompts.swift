import SQLite
import Studio

/// The history of prompts. Whoever adds a take notes its prompt, and whoever erases takes lets go of theirs, in the
/// same transaction.
enum UsedPrompts {
    static func note(
        _ words: String, of take: GenerationID, at now: Timestamp, _ session: borrowing Session
    ) throws {
        guard !words.isEmpty else { return }
        try session.execute(
            """
            INSERT INTO used_prompts (words, generation, used_at) VALUES (?, ?, ?)
            ON CONFLICT (words) DO UPDATE SET generation = max(generation, excluded.generation),
                used_at = max(used_at, excluded.used_at)
            """, words, take, now)
    }

    /// Drops the prompts that no take has any more.
    static func forgetErased(_ session: borrowing Session) throws {
        try session.execute(
            "DELETE FROM used_prompts WHERE words NOT IN (SELECT json_extract(settings, '$.prompt') FROM generations)")
    }
}
