import Glibc
import Studio

extension MediaFolder {
    private func film(_ id: GenerationID) -> String { path(of: .video, of: id) }
    private func part(_ id: GenerationID) -> String { film(id) + ".part" }
    private func validator(_ id: GenerationID) -> String { film(id) + ".part.validator" }

    package func partial(of id: GenerationID) throws(Problem) -> PartialFile {
        let (part, validator) = (part(id), validator(id))
        let received = try FileFailure.asProblem { () throws(FileFailure) in try Self.received(part) }
        let known = try FileFailure.asProblem { () throws(FileFailure) in
            received > 0 ? try Validator.read(validator) : nil
        }
        return PartialFile(
            path: part, limit: filmLimit, received: received, validator: known, remember: remember(in: validator))
    }

    /// Whatever stands under the name and is no file is taken away: a link would lead the film elsewhere.
    private static func received(_ path: String) throws(FileFailure) -> Int64 {
        if let size = Files.size(path) { return size }
        try Files.remove(path)
        return 0
    }

    private func remember(in path: String) -> @Sendable (String?) -> Void {
        let temporary = freshTemporary(".validator")
        return { validator in
            do throws(FileFailure) {
                try Validator.write(validator, to: path, by: temporary)
            } catch {
                // Without its validator the film is fetched from its start after a break: slower, never wrong.
                unlink(path)
            }
        }
    }

    package func accept(_ id: GenerationID) throws(MediaFault) -> MediaFile {
        let part = part(id)
        // After a commit that was missed the film stands under its final name already.
        if !Files.exists(part), let film = try finished(id) { return film }
        let file = try FileFailure.asFault { () throws(FileFailure) in try OpenFile.reading(part) }
        let film = try FilmFile.check(file)
        try FileFailure.asFault { () throws(FileFailure) in
            try file.makePrivate()
            try file.synchronize()
            try Files.settle(part, as: self.film(id))
            try Files.remove(validator(id))
        }
        return film
    }

    package func finished(_ id: GenerationID) throws(MediaFault) -> MediaFile? {
        let path = film(id)
        guard Files.exists(path) else { return nil }
        do throws(MediaFault) {
            let file = try FileFailure.asFault { () throws(FileFailure) in try OpenFile.reading(path) }
            return try FilmFile.check(file)
        } catch {
            switch error {
            // Somebody cut or replaced it: as good as missing, so it may be fetched again.
            case .notWhole, .notAFilm: return nil
            case .diskFull, .failed: throw error
            }
        }
    }

    package func discardPartial(of id: GenerationID) throws(Problem) {
        try FileFailure.asProblem { () throws(FileFailure) in
            try Files.remove(part(id))
            try Files.remove(validator(id))
        }
    }
}
