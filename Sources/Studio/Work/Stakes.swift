/// What is at stake, in words: every message about money that may be lost names the amount.
extension Generation {
    /// `$0.80`, `an unknown amount`, `no real money` for the simulator, or `nothing here` for a job that somebody else
    /// sent.
    package var stake: String {
        if isSimulated { return "no real money" }
        if charge == .elsewhere { return "nothing here" }
        return (charge.amount ?? estimate)?.display ?? "an unknown amount"
    }

    /// Nobody but the person can tell any more.
    package func unknownAcceptance(_ finding: String) -> Problem {
        Problem(
            code: "unknown_acceptance",
            message: "The server may have accepted this request (\(stake)). \(finding)"
                + " Look again, name its job, or give it up. It is not sent again by itself.")
    }

    package var stillLooking: Problem {
        Problem(
            code: "making_sure",
            message: "It is not known whether the server accepted this request (\(stake)). Its job is not in the"
                + " server's list yet; looking again. It is not sent again by itself.")
    }

    package var givenUpProblem: Problem {
        Problem(
            code: "given_up",
            message: "Given up: whether the server accepted this request is not known. It may have cost \(stake).")
    }

    package func expired(_ reason: Problem) -> Problem {
        Problem(
            code: "expired",
            message: "\(reason.message) The film cannot be had any more; it cost \(stake)."
                + " “Try again” makes a new one\(isSimulated ? "." : " and costs again.")")
    }

    package func unfetchable(_ reason: Problem) -> Problem {
        Problem(
            code: reason.code,
            message: "\(reason.message) Fetched several times in vain; the job cost \(stake).")
    }

    package func duplicate(of jobID: String) -> Problem {
        Problem(
            code: "duplicate_job",
            message: "The server answered with job \(jobID.foreign(limit: 80)), which another generation already has."
                + " Whether this request cost \(stake) is not known.")
    }

    package func waitingForRoom(_ reason: Problem) -> Problem {
        let deadline = expiresAt.map { " until \($0.iso8601)" } ?? ""
        return Problem(
            code: "disk_full",
            message: "\(reason.message) The paid video waits at the server\(deadline); free some room,"
                + " and it is fetched by itself.")
    }
}
