/// One model as `GET /v1/models` lists it.
struct ModelResource: Encodable, Sendable {
    let id: String
    let object = "model"
    /// Unix seconds.
    let created: Int64
    let ownedBy = "simulator"
}

struct ModelList: Encodable, Sendable {
    let object = "list"
    let data: [ModelResource]
}
