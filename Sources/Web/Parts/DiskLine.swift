import Studio

/// One kind of file on the disk: how much it is, what of it can be freed, and where.
struct DiskLine: Encodable {
    struct Way: Encodable {
        let href: String
        let label: String
    }

    let label: String
    let size: String
    /// What can be freed; what goes by itself says when.
    let freed: String
    let way: Way?
}

extension DiskLine {
    /// In the order in which they are shown.
    static func lines(of use: DiskUse) -> [DiskLine] {
        let kept = "Kept as long as their takes are"
        return [
            line("Films", use.films, kept), line("Preview pictures", use.pictures, kept),
            line("Sidecars", use.sidecars, kept),
            line(
                "Of these, in the trash", use.trash, use.trash > 0 ? "All of it" : "No film is in the trash",
                Way(href: Link.trash, label: "Open the trash")),
            line(
                "Reference pictures", use.references,
                use.unusedReferences > 0
                    ? "\(diskSize(use.unusedReferences)) belong to no take and go by themselves after a week"
                    : "Kept as long as a take was made from them"),
            line(
                "Database", use.database,
                use.databaseFree > 0 ? "\(diskSize(use.databaseFree)) in it are free and written to next" : "Nothing"),
            line("On its way", use.temporary, "What is left of it goes at the next start"),
            line(
                "Belongs to nothing", use.strays, use.strays > 0 ? "All of it" : "There is nothing of that kind",
                use.strays > 0 ? Way(href: Link.strays, label: "See below") : nil),
        ]
    }

    private static func line(_ label: String, _ bytes: Int64, _ freed: String, _ way: Way? = nil) -> DiskLine {
        DiskLine(label: label, size: diskSize(bytes), freed: freed, way: way)
    }
}
