extension Schema {
    /// Finds what ended last and what changed last without reading everything: the alerts stand on every page.
    static let usage = """
        CREATE INDEX generations_by_end ON generations (completed_at) WHERE completed_at IS NOT NULL;
        CREATE INDEX changes_by_time ON events (at) WHERE kind = 'change';
        """
}
