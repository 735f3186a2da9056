import Studio

/// What a walk over the whole of a picture's file tells, without looking at a pixel.
struct ImageBody: Equatable {
    /// By the numbers of EXIF, 1…8; 1 is upright.
    var orientation = 1
    /// It is a film in a picture's clothes.
    var isAnimated = false

    /// - Returns: nil when the file breaks off before the picture ends.
    static func read(_ file: borrowing OpenFile, _ type: ImageType) throws(FileFailure) -> ImageBody? {
        switch type {
        case .png: try png(file)
        case .jpeg: try jpeg(file)
        case .webp: try webp(file)
        }
    }

    /// More parts than any camera or editor writes.
    static let mostParts = 20_000
    /// EXIF is smaller; a longer piece of data is not looked at.
    static let mostEXIF = 1 << 16

    /// Chunks up to `IEND`: length, name, data, checksum.
    private static func png(_ file: borrowing OpenFile) throws(FileFailure) -> ImageBody? {
        var body = ImageBody()
        var hasPixels = false
        var offset: Int64 = 8
        let end = try file.size()
        for _ in 0..<mostParts {
            let head = try file.bytes(at: offset, count: 8)
            guard head.count == 8 else { return nil }
            let length = ImageHeader.big(head[0..<4])
            guard offset + 12 + Int64(length) <= end else { return nil }
            switch String(decoding: head[4..<8], as: UTF8.self) {
            case "IEND": return hasPixels ? body : nil
            case "IDAT": hasPixels = true
            case "eXIf" where length <= mostEXIF:
                body.orientation = Exif.orientation(try file.bytes(at: offset + 8, count: length)) ?? 1
            default: break
            }
            offset += 12 + Int64(length)
        }
        return nil
    }

    /// Segments up to the scan, and the scan up to its end marker.
    private static func jpeg(_ file: borrowing OpenFile) throws(FileFailure) -> ImageBody? {
        var body = ImageBody()
        var walk = JPEGWalk()
        while let segment = try walk.next(in: file) {
            if segment.marker == JPEGWalk.scan { return try ends(file, after: segment.offset) ? body : nil }
            if segment.marker == JPEGWalk.application1, segment.length <= mostEXIF {
                let data = try file.bytes(at: segment.offset + 4, count: segment.length - 2)
                if data.starts(with: Array("Exif\0\0".utf8)) { body.orientation = Exif.orientation(data) ?? 1 }
            }
        }
        return nil
    }

    /// Inside the scan FF is always followed by 00 or by a marker, so that FF D9 is the end and nothing else.
    private static func ends(_ file: borrowing OpenFile, after start: Int64) throws(FileFailure) -> Bool {
        var offset = start
        var last: UInt8 = 0
        while true {
            let block = try file.bytes(at: offset, count: 1 << 16)
            if block.isEmpty { return false }
            for byte in block {
                if last == 0xFF, byte == 0xD9 { return true }
                last = byte
            }
            offset += Int64(block.count)
        }
    }

    /// Chunks as long as the file says that they are: name, length, data, a byte to make it even.
    private static func webp(_ file: borrowing OpenFile) throws(FileFailure) -> ImageBody? {
        var body = ImageBody()
        let size = try file.bytes(at: 4, count: 4)
        guard size.count == 4 else { return nil }
        let end = 8 + Int64(ImageHeader.little(size[...]))
        guard try file.size() >= end else { return nil }
        var offset: Int64 = 12
        var hasPixels = false
        for _ in 0..<mostParts where offset + 8 <= end {
            let head = try file.bytes(at: offset, count: 8)
            let length = ImageHeader.little(head[4..<8])
            guard offset + 8 + Int64(length) <= end else { return nil }
            switch String(decoding: head[0..<4], as: UTF8.self) {
            case "VP8 ", "VP8L": hasPixels = true
            case "ANIM", "ANMF": (hasPixels, body.isAnimated) = (true, true)
            case "EXIF" where length <= mostEXIF:
                body.orientation = Exif.orientation(try file.bytes(at: offset + 8, count: length)) ?? 1
            default: break
            }
            offset += 8 + Int64(length + length % 2)
        }
        return hasPixels ? body : nil
    }
}
