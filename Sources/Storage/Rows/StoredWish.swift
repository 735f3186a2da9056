import SQLite
import Studio

/// A wish as a row.
struct StoredWish {
    enum Kind: String, SQLValue {
        case lookAgain = "look_again"
        case adopt, resume, readdress
        case fetchAgain = "fetch_again"
    }

    let kind: Kind
    var generation: GenerationID?
    var connection: ConnectionID?
    var jobID: String?

    init(_ wish: Wish) {
        switch wish {
        case .lookAgain(let id): (kind, generation) = (.lookAgain, id)
        case .adopt(let id, let job): (kind, generation, jobID) = (.adopt, id, job)
        case .resume(let id): (kind, connection) = (.resume, id)
        case .fetchAgain(let id): (kind, generation) = (.fetchAgain, id)
        case .readdress(let id): (kind, generation) = (.readdress, id)
        }
    }

    static func wish(_ row: Row) throws -> Wish {
        switch try row.get("kind", as: Kind.self) {
        case .lookAgain: .lookAgain(try row.get("generation"))
        case .adopt: .adopt(try row.get("generation"), jobID: try row.get("job_id"))
        case .resume: .resume(try row.get("connection"))
        case .fetchAgain: .fetchAgain(try row.get("generation"))
        case .readdress: .readdress(try row.get("generation"))
        }
    }
}
