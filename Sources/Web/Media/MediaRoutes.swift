import HTTPServer
import Studio

/// The films and pictures, sent by the kernel from the media folder. No path comes from a URL.
enum MediaRoutes {
    /// `GET /generations/{id}/video.mp4`, with ranges; `?download=1` as an attachment with a readable name.
    static func film(_ request: Request, _ context: StudioContext) throws -> Response {
        let contents = try take(request, context)
        guard contents.take.state == .completed, let media = contents.take.media else {
            throw HTTPProblem(.notFound, "This take has no film yet.")
        }
        let file = try open(.video, of: contents.take, context)
        guard file.size == Int(media.bytes) else { throw HTTPProblem.fileIsGone }
        var response = FileResponse(file: file, contentType: "video/mp4", entityTag: media.sha256)
        response.attachmentName = request.query["download"] == "1" ? contents.downloadName("mp4") : nil
        return response.privately(to: request)
    }

    static func thumbnail(_ request: Request, _ context: StudioContext) throws -> Response {
        try picture(.thumbnail, request, context)
    }

    static func spritesheet(_ request: Request, _ context: StudioContext) throws -> Response {
        try picture(.spritesheet, request, context)
    }

    /// A server may send its pictures in another format than the usual one; their names say which.
    private static func picture(_ asset: Asset, _ request: Request, _ context: StudioContext) throws -> Response {
        let contents = try take(request, context)
        guard contents.take.state == .completed else { throw HTTPProblem(.notFound, "This take has no picture yet.") }
        let path = context.media.path(of: asset, of: contents.take.id)
        let type = ImageType.allCases.first { path.hasSuffix("." + $0.fileExtension) } ?? .jpeg
        let file = try open(asset, of: contents.take, context)
        var response = FileResponse(file: file, contentType: type.contentType)
        let isDownload = request.query["download"] == "1"
        response.attachmentName = isDownload ? contents.downloadName(type.fileExtension) : nil
        return response.privately(to: request)
    }

    /// `GET /generations/{id}/sidecar.json`: what stands beside the film: request, reply, times, cost, hash.
    static func sidecar(_ request: Request, _ context: StudioContext) throws -> Response {
        let contents = try take(request, context)
        guard contents.take.state == .completed else { throw HTTPProblem(.notFound, "This take has no sidecar yet.") }
        let file = try open(context.media.sidecarPath(of: contents.take.id))
        var response = FileResponse(file: file, contentType: "application/json")
        response.attachmentName = contents.downloadName("json")
        return response.privately(to: request)
    }

    private static func take(_ request: Request, _ context: StudioContext) throws -> TakeContents {
        guard let contents = try context.store.take(try request.id()) else { throw HTTPProblem.noSuchTake }
        return contents
    }

    private static func open(_ asset: Asset, of take: Generation, _ context: StudioContext) throws -> OpenFile {
        try open(context.media.path(of: asset, of: take.id))
    }

    private static func open(_ path: String) throws -> OpenFile {
        do {
            return try OpenFile(path: path)
        } catch {
            guard error.isMissing else { throw error }
            throw HTTPProblem.fileIsGone
        }
    }
}

extension FileResponse {
    /// The browser may keep it, and asks whether it is still the same.
    fileprivate func privately(to request: Request) -> Response {
        var copy = self
        copy.cacheControl = "private, no-cache"
        return copy.response(to: request.head)
    }
}

extension TakeContents {
    /// `rain-over-lisbon-take-2.mp4`: the video's title in plain letters.
    func downloadName(_ fileExtension: String) -> String {
        "\(video.title.fileNamePart(or: "video-\(video.id)"))-take-\(number).\(fileExtension)"
    }
}

extension HTTPProblem {
    static let fileIsGone = HTTPProblem(
        .gone,
        "The file is missing or was changed after it was received. Put it back into the media folder, or make another take."
    )
}
