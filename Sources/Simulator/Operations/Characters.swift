import Crypto
import HTTPServer

/// `POST /v1/videos/characters`, a form with an MP4 and a name.
struct CreateCharacter: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        let fields = try RequestFields(request.body)
        try fields.allow(["video", "name"])
        let name = try PromptInput.text("name", of: fields, maximum: 80)
        guard let file = fields.file("video") else {
            guard let other = fields["video"] else { throw APIError.missing("video") }
            throw APIError.invalidType("video", expected: "a file", got: other.kind)
        }
        _ = try UploadedClip(file, ffmpeg: service.ffmpeg)
        let identities = service.jobs.identities
        let id = try identities.fresh {
            "char_" + Hex.encode(identities.bytes(24))
        } isTaken: {
            try service.jobs.store.character($0) != nil
        }
        let character = Character(id: id, name: name, created: service.now())
        try service.jobs.store.insert(character)
        return JSON.response(character.resource)
    }
}

/// `GET /v1/videos/characters/{id}`
struct RetrieveCharacter: Sendable {
    let service: Service

    func respond(_ request: Request) throws -> Response {
        let id = request.parameters["id"] ?? ""
        guard let character = try service.jobs.store.character(id) else { throw APIError.unknownCharacter(id) }
        return JSON.response(character.resource)
    }
}
