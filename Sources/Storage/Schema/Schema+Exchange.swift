extension Schema {
    /// A number by which this library is told from every other, and which projects came from another one.
    static let exchange = """
        INSERT INTO settings (name, value) VALUES ('library', abs(random() >> 1));
        CREATE TABLE origins (
            project INTEGER PRIMARY KEY REFERENCES projects (id),
            library INTEGER NOT NULL,
            number INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX origins_by_library ON origins (library, number);
        """
}
