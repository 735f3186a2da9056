import HTTPServer
import Studio

/// How a finished take's film stands in the media folder.
enum FilmOnDisk: Equatable {
    /// Where it should be, with all its bytes.
    case whole
    /// Gone, cut or replaced.
    case missing
    /// It may be there, but it cannot be opened; why, in the system's words.
    case unreadable(String)
}

extension StudioContext {
    func filmFile(of take: Generation) -> FilmOnDisk {
        guard let film = take.media else { return .missing }
        do {
            let file = try OpenFile(path: media.path(of: .video, of: take.id))
            return file.size == Int(film.bytes) ? .whole : .missing
        } catch {
            return error.isMissing ? .missing : .unreadable(error.reason)
        }
    }

    /// The film can be played, sent on, and cut.
    func hasFilm(of take: Generation) -> Bool { filmFile(of: take) == .whole }

    /// - Throws: `HTTPProblem` that says whether the film is gone, or why it cannot be read.
    func requireFilm(of take: Generation) throws(HTTPProblem) {
        switch filmFile(of: take) {
        case .whole: return
        case .missing: throw .fileIsGone
        case .unreadable(let reason): throw HTTPProblem(.conflict, FilmOnDisk.words(unreadable: reason))
        }
    }
}

extension FilmOnDisk {
    static func words(unreadable reason: String) -> String {
        "The film is in the media folder but cannot be read: \(reason). Let the user that Dailies runs as read it, then"
            + " open this page again."
    }
}
