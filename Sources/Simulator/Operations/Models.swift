import HTTPServer

/// `GET /v1/models`
struct ListModels: Sendable {
    let service: Service

    func respond() throws -> Response { JSON.response(service.dialect.modelList(service.dialect.models)) }
}

/// `GET /v1/models/{id}`
struct RetrieveModel: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        let name = request.parameters["id"] ?? ""
        guard let model = service.dialect.models[name] else { throw APIError.unknownModel(name) }
        return JSON.response(ModelList.record(name, model))
    }
}
