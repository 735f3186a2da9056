import Studio

/// What the records say of a file in the archive.
struct ExchangeFile: Codable {
    enum Kind: String, Codable {
        case film, thumbnail, spritesheet, reference, sidecar
    }

    /// Of the archive's entry; never a path on a disk.
    let name: String
    let kind: Kind
    /// The number of its generation in the archive; nil for a reference.
    let generation: Int64?
    let bytes: Int64
    let sha256: String

    init(name: String, kind: Kind, generation: Int64?, bytes: Int64, sha256: String) {
        (self.name, self.kind, self.generation) = (name, kind, generation)
        (self.bytes, self.sha256) = (bytes, sha256)
    }

    init(_ row: ExchangeRow) throws(Problem) {
        guard let name = row.text("name"), let kind = row.text("kind").flatMap(Kind.init),
            let bytes = row.number("bytes"), let sha256 = row.text("sha256")
        else { throw Problem.damagedManifest }
        self.init(name: name, kind: kind, generation: row.number("generation"), bytes: bytes, sha256: sha256)
    }
}
