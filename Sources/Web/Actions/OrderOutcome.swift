import HTTPServer
import Studio

/// What came of an order.
enum OrderOutcome {
    case saved([Generation])
    /// The token was used for the same order before.
    case repeated([Generation])
    case refused(OrderRefusal)
}

/// Why nothing was saved, for the page that shows itself again and for scripts.
struct OrderRefusal {
    /// 422 where another choice helps, 409 where something has changed or another word is needed.
    let status: Status
    /// What is wrong with the form's fields, in their order.
    private(set) var fields: [FieldProblem] = []
    /// What is no field's fault.
    private(set) var problem: Problem?
    /// What the person may confirm.
    private(set) var objection: Objection?
    /// The token was used for this one, with other settings.
    private(set) var usedFor: Generation?

    init(_ status: Status, _ problem: Problem) {
        self.status = status
        self.problem = problem
    }

    init(_ fields: [FieldProblem]) {
        status = .unprocessableContent
        self.fields = fields
    }

    init(_ objection: Objection, clips: Int) {
        self.init(.conflict, objection.problem(clips: clips))
        self.objection = objection
    }

    init(usedFor take: Generation) {
        self.init(.conflict, .tokenUsed)
        usedFor = take
    }

    var problems: [Problem] { fields.map(\.problem) + [problem].compactMap(\.self) }
    var lines: [ProblemLine] { fields.map(ProblemLine.init) + [problem].compactMap(\.self).map(ProblemLine.init) }

    var apiError: APIError {
        if let usedFor {
            return APIError(
                .conflict, code: "idempotency_key_reused",
                message:
                    "This Idempotency-Key was used for generation \(usedFor.id) with other settings. Use a new key.")
        }
        return problem.map { APIError(status, $0) } ?? APIError(fields)
    }
}

extension Problem {
    static let inTrash = Problem(
        code: "in_trash", message: "This video is in the trash, so nothing was sent. Take it back first.")

    /// The same form, or the same idempotency key, with other settings.
    static let tokenUsed = Problem(
        code: "already_submitted",
        message:
            "This form was already submitted with other settings; nothing was sent now. Press again to generate this one too."
    )
}
