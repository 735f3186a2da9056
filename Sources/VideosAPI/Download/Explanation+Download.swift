import Glibc
import HTTPClient
import Studio

/// What can go wrong while a film is fetched, in words.
extension Explanation {
    func answer(to objection: Intake.Objection, limit: Int64) -> FetchAnswer {
        switch objection {
        case .tooLarge:
            .unusable(
                Problem(
                    code: "film_too_large",
                    message: "The film at \(host) is larger than the \(limit) bytes that are allowed."))
        case .encoded:
            .unusable(
                Problem(
                    code: "film_encoded",
                    message: "\(host) sent the film compressed, which was not asked for. It was not unpacked."))
        case .otherAsset:
            .unsupported
        case .wrongPart:
            .interrupted(uselessParts, retryAfter: nil)
        }
    }

    /// - Parameter code: an `errno`.
    func answer(toWriteError code: Int32, total: Int64?) -> FetchAnswer {
        guard code == ENOSPC || code == EDQUOT else {
            let reason = String(cString: strerror(code))
            let message = "The received file could not be written: \(reason). Check the data folder."
            return .interrupted(Problem(code: "cannot_write", message: message), retryAfter: nil)
        }
        let need = total.map { " The film has \($0) bytes." } ?? ""
        return .diskFull(
            Problem(
                code: "disk_full",
                message: "The disk is full.\(need) The film waits at the server; make room and it goes on."))
    }

    var uselessParts: Problem {
        Problem(
            code: "wrong_part",
            message: "\(host) sent another part of the film than was asked for. Trying again from the start.")
    }

    func onlyAPart(_ size: Int64, of total: Int64) -> Problem {
        Problem(
            code: "connection_broken", message: "\(size) of \(total) bytes have come from \(host). Going on from there."
        )
    }

    func notAFilm(_ excerpt: String) -> Problem {
        masked(code: "not_a_film", "\(host) sent something that is not a video. It starts with: \(excerpt)")
    }

    func redirect(_ target: String, _ reason: String) -> Problem {
        masked(
            code: "redirect_refused",
            "The film's address redirects to \(target.foreign(limit: 300)), which was not followed: \(reason).")
    }

    func notReady(_ word: String) -> Problem {
        masked(
            code: "not_ready",
            "\(host) does not give the film out yet; it calls the job “\(word.foreign(limit: 80))”. Asking again.")
    }

    func gone(_ reply: HTTPReply, isExpired: Bool) -> Problem {
        let said = reply.fault?.message.map { " It says: \($0.foreign(limit: 500))" } ?? ""
        let message =
            isExpired
            ? "The link to the film has expired (\(reply.status)); the video is no longer available at \(host).\(said)"
            : "\(host) does not have the film (\(reply.status)).\(said)"
        return masked(code: isExpired ? "expired" : "film_missing", message)
    }
}
