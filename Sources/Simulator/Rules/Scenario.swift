/// Something that the simulator can act out: for one job by the tag `[simulate: NAME]` in its prompt, for all jobs by
/// the configuration.
/// A part that is nil leaves the usual course as it is.
struct Scenario: Sendable {
    enum Ending: Sendable {
        /// The job fails after six tenths of its time.
        case fails(code: String, message: String)
        /// The job's progress stops there (percent) and it never ends.
        case stalls(percent: Int)
    }

    let name: String
    /// One line for the manual.
    let summary: String
    /// The create request is refused with this and no job is made.
    var refusal: APIError?
    /// The refusal is for the first request with a prompt only; the same prompt again is accepted.
    var refusesOnlyOnce = false
    /// The job is made, and the answer is this.
    var loss: APIError?
    /// Milliseconds that the job takes longer than usual.
    var delay: Int64 = 0
    var ending: Ending?
    /// How long the job's files can be fetched.
    var lifetime: Lifetime?
    /// Given instead of the content of a completed job.
    var contentRefusal: APIError?
}
