import Crypto
import FFmpeg
import HTTPClient
import Storage
import Studio
import VideosAPI

/// The data folder, opened: the first thing that every start does.
struct OpenStudio: Sendable {
    let folder: DataFolder
    let database: StudioDatabase
    let media: MediaFolder

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
    }

    /// Tells one key from another; made with the folder's secret, so that it cannot be looked up elsewhere.
    func fingerprint(of key: String) -> String {
        Hex.encode(Array(HMACSHA256.code(for: Array(key.utf8), key: folder.secret).prefix(8)))
    }
}
