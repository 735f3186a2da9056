import SQLite
import Studio

/// By what a take of an archive is told to be one that was erased here.
struct TakeIdentity {
    /// A job at its server.
    struct Job: Hashable {
        let kind, address, id: String
    }

    /// What was ordered. It is frozen with the press.
    struct Order: Hashable {
        let kind, model, size: String
        let seconds: Int64
    }

    let number, video, createdAt: Int64
    let order: Order
    let job: Job?
    /// Of the press; the first format does not know it.
    var token: String?
    private let charge: StoredCharge

    init(_ row: ExchangeRow) throws(Problem) {
        guard let number = row.number("id"), let video = row.number("video"),
            let createdAt = row.number("created_at"), let kind = row.text("server_kind"),
            let address = row.text("server_address"), let model = row.text("model"), let size = row.text("size"),
            let seconds = row.number("seconds"), let charge = row.text("charge_kind").flatMap(StoredCharge.init)
        else { throw Problem.damagedManifest }
        (self.number, self.video, self.createdAt) = (number, video, createdAt)
        order = Order(kind: kind, model: model, size: size, seconds: seconds)
        job = row.text("job_id").map { Job(kind: kind, address: address, id: $0) }
        self.charge = charge
    }

    init(_ row: Row) throws {
        (number, video, createdAt) = (try row.get("id"), try row.get("video"), try row.get("created_at"))
        let (kind, address): (String, String) = (try row.get("server_kind"), try row.get("server_address"))
        order = Order(
            kind: kind, model: try row.get("model"), size: try row.get("size"), seconds: try row.get("seconds"))
        job = try row.get("job_id", as: String?.self).map { Job(kind: kind, address: address, id: $0) }
        token = try row.get("token")
        charge = try row.get("charge_kind")
    }

    /// Whether money was spent on it, or is about to be.
    var isCharged: Bool {
        switch charge {
        case .estimated, .stated, .possible: true
        case .reserved: job != nil
        case .refused, .nothing, .elsewhere: false
        }
    }

    /// Whether what stands on both sides rules out that they are one press.
    func contradicts(_ other: TakeIdentity) -> Bool {
        if let job, let theirs = other.job, job != theirs { return true }
        if let token, let theirs = other.token, token != theirs { return true }
        return false
    }
}
