/// Films and pictures, with ranges as RFC 9110 has them.
extension Exchange {
    func content(_ manners: Manners) -> (Answer, Reply) {
        switch call.query["variant"] {
        case "thumbnail": return (.honest, picture(Film.thumbnail, "image/webp", manners))
        case "spritesheet": return (.honest, picture(Film.spritesheet, "image/jpeg", manners))
        default: break
        }
        guard let job = job({ $0.fetches += 1 }) else { return (.honest, .missing) }
        return (manners.content(job, call), film(job))
    }

    private func picture(_ bytes: [UInt8], _ type: String, _ manners: Manners) -> Reply {
        manners.hasPictures ? Reply(status: 200, headers: [("Content-Type", type)], body: bytes) : .missing
    }

    private func film(_ job: Job) -> Reply {
        let film = Film.of(job.id)
        let tag = "\"\(job.id)\""
        let headers = [("Content-Type", "video/mp4"), ("ETag", tag), ("Accept-Ranges", "bytes")]
        guard let start = rangeStart, call.headers["if-range"] ?? tag == tag else {
            return Reply(status: 200, headers: headers, body: film)
        }
        guard start < film.count else {
            return Reply(status: 416, headers: headers + [("Content-Range", "bytes */\(film.count)")], body: [])
        }
        let range = "bytes \(start)-\(film.count - 1)/\(film.count)"
        return Reply(status: 206, headers: headers + [("Content-Range", range)], body: Array(film[start...]))
    }

    /// Of `bytes=N-`.
    private var rangeStart: Int? {
        guard let range = call.headers["range"], range.hasPrefix("bytes="), range.hasSuffix("-") else { return nil }
        return Int(range.dropFirst(6).dropLast())
    }
}
