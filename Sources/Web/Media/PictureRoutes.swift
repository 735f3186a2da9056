import HTTPServer
import Studio

/// The pictures that clips go by. Each was told by its bytes when it was given, and is sent as what it is and nothing
/// else; a name leads to one only where we signed it, or where a generation has it.
enum PictureRoutes {
    /// `GET /references/{token}/preview?size=1280x720&fit=crop`: to the byte what a press would send.
    static func preview(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let picture = request.parameters["token"].flatMap(context.tokens.kept) else {
            throw HTTPProblem.unknownAddress
        }
        guard let size = request.query["size"].flatMap({ ClipSize($0) }), max(size.width, size.height) <= 4096 else {
            throw HTTPProblem(.unprocessableContent, "The preview needs a clip’s size, such as size=1280x720.")
        }
        guard let fit = Fit(rawValue: request.query["fit"] ?? Fit.crop.rawValue) else {
            throw HTTPProblem(.unprocessableContent, "A picture is fitted by fit=crop or fit=pad.")
        }
        let image: ReferenceImage
        do {
            image = try context.pictures.fit(picture, size, fit)
        } catch {
            throw HTTPProblem(.unprocessableContent, error.message)
        }
        // The same address always gives the same bytes.
        return try send(
            context.media.referencePath(image), image.type, image.sha256, "private, max-age=86400, immutable", request)
    }

    /// `GET /generations/{id}/references/{place}`: as it was sent.
    static func sent(_ request: Request, _ context: StudioContext) throws -> Response {
        let image = try image(request, context)
        return try send(
            context.media.referencePath(image), image.type, image.sha256, "private, no-cache", request)
    }

    /// `GET /generations/{id}/references/{place}/original`: as it was given.
    static func given(_ request: Request, _ context: StudioContext) throws -> Response {
        guard let picture = try image(request, context).origin?.picture else { throw HTTPProblem.unknownAddress }
        return try send(
            context.pictures.path(picture), picture.type, picture.sha256, "private, no-cache", request)
    }

    private static func image(_ request: Request, _ context: StudioContext) throws -> ReferenceImage {
        guard let take = try context.store.generation(try request.id()) else { throw HTTPProblem.noSuchTake }
        let images = take.settings.references
        guard let place = request.parameters.int("place"), (1...Int64(max(1, images.count))).contains(place),
            !images.isEmpty
        else { throw HTTPProblem.unknownAddress }
        return images[Int(place) - 1]
    }

    private static func send(
        _ path: String, _ type: ImageType, _ sha256: String, _ cacheControl: String, _ request: Request
    ) throws -> Response {
        do {
            var file = FileResponse(file: try OpenFile(path: path), contentType: type.contentType, entityTag: sha256)
            file.cacheControl = cacheControl
            return file.response(to: request.head)
        } catch {
            guard error.isMissing else { throw error }
            throw HTTPProblem.fileIsGone
        }
    }
}
