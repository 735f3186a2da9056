import Studio

extension MediaFolder {
    package func path(of asset: Asset, of id: GenerationID) -> String {
        let names = Self.names(of: asset, id).map { media + "/" + $0 }
        return names.first(where: Files.exists) ?? names[0]
    }

    /// The usual name first: a server may send its preview images in another format.
    static func names(of asset: Asset, _ id: GenerationID) -> [String] {
        switch asset {
        case .video: ["\(id).mp4"]
        case .thumbnail: ["\(id).webp", "\(id).jpg", "\(id).png"]
        case .spritesheet: ["\(id).spritesheet.jpg", "\(id).spritesheet.webp", "\(id).spritesheet.png"]
        }
    }

    package func temporaryPath(for asset: Asset, of id: GenerationID) -> String {
        let name = Self.names(of: asset, id)[0]
        return freshTemporary("." + name)
    }

    package func acceptImage(_ asset: Asset, of id: GenerationID, from path: String) throws(Problem) {
        let type = try check(path)
        let names = Self.names(of: asset, id)
        guard let name = names.first(where: { $0.hasSuffix("." + type.fileExtension) }) else {
            throw Problem(code: "not_a_picture", message: "A preview image cannot take the place of a video.")
        }
        try FileFailure.asProblem { () throws(FileFailure) in
            let file = try OpenFile.reading(path)
            try file.makePrivate()
            try file.synchronize()
            try Files.settle(path, as: media + "/" + name)
            for other in names where other != name {
                try Files.remove(media + "/" + other)
            }
        }
    }

    private func check(_ path: String) throws(Problem) -> ImageType {
        let header = try FileFailure.asProblem { () throws(FileFailure) in
            let file = try OpenFile.reading(path)
            return try file.size() <= Self.largestImage ? try ImageHeader.read(file) : nil
        }
        guard let header, header.isInRange else {
            throw Problem(
                code: "not_a_picture",
                message: "The preview image that came is no PNG, JPEG or WebP picture of a sensible size.")
        }
        return header.type
    }
}
