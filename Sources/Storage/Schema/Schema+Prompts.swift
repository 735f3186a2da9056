extension Schema {
    /// Templates of prompts, with a few to begin with, and the prompts that takes were made of.
    static let prompts = """
        CREATE TABLE prompt_templates (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
            body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 32000),
            tags TEXT NOT NULL CHECK (length(tags) <= 500),
            created_at INTEGER NOT NULL
        ) STRICT;
        INSERT INTO prompt_templates (title, body, tags, created_at) VALUES \(exampleRows);

        CREATE TABLE used_prompts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            words TEXT NOT NULL UNIQUE CHECK (words <> ''),
            -- The newest take that was made of it, which orders them.
            generation INTEGER NOT NULL,
            used_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX used_prompts_by_use ON used_prompts (generation);
        INSERT INTO used_prompts (words, generation, used_at)
            SELECT json_extract(settings, '$.prompt'), max(id), max(created_at) FROM generations
            WHERE video IN (SELECT id FROM videos WHERE erased_at IS NULL) GROUP BY 1;
        """

    /// What every library begins with.
    static let examples = [
        (
            "Slow push in",
            "{{subject}} in {{place}}, {{time of day}}. The camera pushes in slowly at eye level; shallow depth of "
                + "field, soft natural light. Only the sound of {{sound}}.", "camera,portrait"
        ),
        (
            "Place from above",
            "A wide view of {{place}} from above in {{season}}, just after {{weather}}. The camera glides forward and "
                + "sinks towards {{detail}}. Long shadows, clear air, no people close by.", "camera,landscape"
        ),
        (
            "Thing on a table",
            "{{product}} stands on {{surface}}. A slow half circle around it, one soft lamp from the left, the "
                + "background falls into {{colour}}. Every edge stays sharp.", "product"
        ),
        (
            "Two people, one line",
            "Two {{people}} sit at {{place}}. The first looks up and says: \"{{line}}\" The other waits, then smiles. "
                + "One fixed shot, warm light, quiet room.", "dialogue"
        ),
        (
            "Something very small",
            "Extreme close-up of {{material}} while {{change}} happens to it. The focus wanders slowly from left to "
                + "right. Dark background, fine grain, {{sound}}.", "macro"
        ),
    ]

    private static let exampleRows =
        examples.map { title, body, tags in "('\(title)', '\(body)', '\(tags)', 0)" }.joined(separator: ", ")
}
