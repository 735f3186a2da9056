import Storage

/// The data folder, opened: the first thing that every start does.
struct OpenStudio: Sendable {
    let folder: DataFolder
    let database: StudioDatabase
    let media: MediaFolder
    let keys: KeyFile

    /// - Throws: `StartError`, when the folder cannot be used or its database cannot be trusted.
    init(_ path: String) throws(StartError) {
        do throws(DataFolderProblem) {
            folder = try DataFolder(path: path)
        } catch {
            throw StartError("\(error)")
        }
        do throws(DatabaseProblem) {
            database = try StudioDatabase(path: folder.database)
        } catch {
            throw StartError("\(error)")
        }
        media = MediaFolder(folder)
        keys = KeyFile(folder)
    }
}
