import HTTPServer
import Storage
import Studio

extension Doctor {
    /// The data folder, its database and disk, and the port. A studio that runs now has both; that is well too.
    func data() -> [Finding] {
        do throws(DataFolderProblem) {
            let folder = try DataFolder(path: settings.data)
            return [.ok("data folder", folder.path), database(folder), disk(folder), port()]
        } catch {
            guard case .alreadyRunning = error else { return [.bad("data folder", "\(error)")] }
            return [.note("data folder", "\(error)")]
        }
    }

    private func database(_ folder: DataFolder) -> Finding {
        do throws(DatabaseProblem) {
            _ = try StudioDatabase(path: folder.database)
            return .ok("database", folder.database)
        } catch {
            return .bad("database", "\(error)")
        }
    }

    private func disk(_ folder: DataFolder) -> Finding {
        guard let free = MediaFolder(folder).freeBytes() else {
            return .bad("free disk", "It cannot be told. Check the disk of \(folder.path).")
        }
        let megabytes = free / 1_000_000
        return megabytes >= 500
            ? .ok("free disk", "\(megabytes) MB")
            : .bad("free disk", "\(megabytes) MB; a film may need some hundred. Free some space.")
    }

    private func port() -> Finding {
        guard settings.port != 0 else { return .ok("port", "any free one") }
        do throws(ServerError) {
            let server = try Server(
                application: Application(routes: []), configuration: Configuration(port: settings.port))
            server.stop()
            return .ok("port", "\(settings.port) is free")
        } catch {
            return .bad("port", "\(error)")
        }
    }
}
