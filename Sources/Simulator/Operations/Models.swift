import HTTPServer

/// `GET /v1/models`
struct ListModels: Sendable {
    let service: Service

    func respond(_ request: Request) -> Response {
        JSON.response(
            ModelList(data: service.models.names.map { ModelResource(id: $0.name, created: $0.model.created) }))
    }
}

/// `GET /v1/models/{id}`
struct RetrieveModel: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        let name = request.parameters["id"] ?? ""
        guard let model = service.models[name] else { throw APIError.unknownModel(name) }
        return JSON.response(ModelResource(id: name, created: model.created))
    }
}
