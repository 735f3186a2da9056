import SQLite
import Studio

extension LibraryArchivist {
    package func diskUse() throws -> DiskUse {
        let trashed = try store.database.read { session in
            Set(
                try session.rows(
                    """
                    SELECT generations.id AS id FROM generations JOIN videos ON videos.id = video
                        JOIN projects ON projects.id = project
                    WHERE videos.erased_at IS NULL
                        AND (videos.trashed_at IS NOT NULL OR projects.trashed_at IS NOT NULL)
                    """
                ).map { try $0.get("id", as: Int64.self) })
        }
        return try FileFailure.asProblem { () throws(FileFailure) in
            var use = DiskUse()
            for name in try Files.names(in: media.media) { count(name, trashed, in: &use) }
            use.references = try Self.size(of: media.references)
            use.temporary += try Self.size(of: media.temporary)
            if Files.isFolder(media.media + "/strays") { use.strays = try Self.size(of: media.media + "/strays") }
            use.database = ["", "-wal", "-shm"].reduce(0) { $0 + (Files.size(store.path + $1) ?? 0) }
            use.free = media.freeBytes()
            return use
        }
    }

    private func count(_ name: String, _ trashed: Set<Int64>, in use: inout DiskUse) {
        guard let size = Files.size(media.media + "/" + name) else { return }
        switch name.lastIndex(of: ".").map({ name[$0...] }) {
        case ".mp4": use.films += size
        case ".json": use.sidecars += size
        case ".webp", ".jpg", ".png": use.pictures += size
        default: use.temporary += size
        }
        let number = name.firstIndex(of: ".").flatMap { Int64(name[..<$0]) }
        if let number, trashed.contains(number) { use.trash += size }
    }

    private static func size(of folder: String) throws(FileFailure) -> Int64 {
        try Files.names(in: folder).reduce(0) { $0 + (Files.size(folder + "/" + $1) ?? 0) }
    }
}
