/// A job that a server has accepted, and is paid for.
struct Job: Sendable {
    let id: String
    let order: Call.Order
    /// In seconds since 1970.
    let createdAt: Int
    /// It stands in the list from this listing on.
    let listedFrom: Int
    /// How often it was asked for, this time included.
    var polls = 0
    /// How often its film was asked for, this time included.
    var fetches = 0
    var isDeleted = false

    var prompt: String { order.prompt }

    /// What the well server says after so many polls.
    func honestStatus(pollsNeeded: Int) -> String {
        polls >= pollsNeeded ? "completed" : (polls == 0 ? "queued" : "in_progress")
    }

    /// The job as the server writes it.
    /// - Parameters:
    ///   - progress: as JSON.
    ///   - more: members as JSON, such as `,"url":"…"`.
    func document(
        _ status: String, progress: String? = nil, id: String? = nil, showsPrompt: Bool = true, more: String = ""
    ) -> String {
        let isOver = status == "completed"
        let prompt = showsPrompt ? #","prompt":\#(order.prompt.quoted)"# : ""
        return #"""
            {"id":\#((id ?? self.id).quoted),"object":"video","model":\#(order.model.quoted),\#
            "status":\#(status.quoted),"progress":\#(progress ?? (isOver ? "100" : "50")),\#
            "created_at":\#(createdAt),"completed_at":\#(isOver ? "\(createdAt + 1)" : "null"),\#
            "expires_at":\#(isOver ? "\(createdAt + 3600)" : "null"),"size":\#(order.size.quoted),\#
            "seconds":\#(order.seconds.quoted),"remixed_from_video_id":null,"error":null\#(prompt)\#(more)}
            """#
    }
}
