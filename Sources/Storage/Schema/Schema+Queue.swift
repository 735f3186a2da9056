extension Schema {
    /// Where a waiting generation stands in line, where a person has moved it; NULL: by its number.
    static let queue = """
        ALTER TABLE generations ADD COLUMN position INTEGER;
        """
}
