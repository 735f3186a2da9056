import SQLite
import Studio

extension LibraryArchivist {
    package func diskUse() throws -> DiskUse {
        let named = try store.referenceNames()
        let free: Int64? = try store.database.read { session in
            try session.value("SELECT freelist_count * page_size FROM pragma_freelist_count(), pragma_page_size()")
        }
        let trashed = try trashedTakes()
        return try FileFailure.asProblem { () throws(FileFailure) in
            var use = DiskUse()
            for name in try Files.names(in: media.media) { count(name, trashed, in: &use) }
            for name in try Files.names(in: media.references) {
                let size = Files.size(media.references + "/" + name) ?? 0
                use.references += size
                if !named.contains(name) { use.unusedReferences += size }
            }
            use.temporary += try Self.size(of: media.temporary)
            if Files.isFolder(media.strays) { use.strays = try Self.size(of: media.strays) }
            use.database = ["", "-wal", "-shm"].reduce(0) { $0 + (Files.size(store.path + $1) ?? 0) }
            use.databaseFree = free ?? 0
            use.free = media.freeBytes()
            return use
        }
    }

    package func removeStrays() throws -> Int64 {
        guard Files.isFolder(media.strays) else { return 0 }
        return try FileFailure.asProblem { () throws(FileFailure) in
            var freed: Int64 = 0
            for name in try Files.names(in: media.strays) {
                guard let size = Files.size(media.strays + "/" + name) else { continue }
                try Files.remove(media.strays + "/" + name)
                freed += size
            }
            return freed
        }
    }

    private func trashedTakes() throws -> Set<Int64> {
        try store.database.read { session in
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
