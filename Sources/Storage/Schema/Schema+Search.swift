extension Schema {
    /// The words of the library, and indices for its long lists. No trigger keeps the words: with an untrusted schema
    /// SQLite lets none write into a virtual table, so ``SearchIndex`` does in the transaction of each change.
    static let search = """
        CREATE VIRTUAL TABLE video_index USING fts5 (
            title, prompt, takes, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');
        \(SearchIndex.insertion);

        CREATE INDEX videos_by_title ON videos (title COLLATE NOCASE, id);
        CREATE INDEX generations_for_cards
            ON generations (video, state, server_kind, charge_amount, completed_at);
        CREATE INDEX generations_by_model ON generations (model);
        """
}
