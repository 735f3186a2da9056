/// Format and pixel size of a still image, read from its first bytes without decoding it.
package struct ImageHeader: Sendable, Equatable {
    package let format: ImageFormat
    /// Pixels, 1…65,535 (WebP: 16,384).
    package let width: Int
    package let height: Int

    package init(format: ImageFormat, width: Int, height: Int) {
        self.format = format
        self.width = width
        self.height = height
    }

    /// Nil when the bytes are no JPEG, PNG or WebP, or end before the size is told.
    /// A JPEG tells it after its metadata: hand in as much of the file as there is.
    package init?(_ bytes: [UInt8]) {
        let reader = ByteReader(bytes)
        let found: (ImageFormat, (width: Int, height: Int)?)
        if reader.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) {
            found = (.png, reader.pngSize())
        } else if reader.starts(with: [0xff, 0xd8, 0xff]) {
            found = (.jpeg, reader.jpegSize())
        } else if reader.starts(with: Array("RIFF".utf8)), reader.text(at: 8, count: 4) == "WEBP" {
            found = (.webp, reader.webpSize())
        } else {
            return nil
        }
        guard let size = found.1, (1...65_535).contains(size.width), (1...65_535).contains(size.height) else {
            return nil
        }
        format = found.0
        (width, height) = size
    }
}

extension ByteReader {
    /// The IHDR chunk, which the format demands to be first.
    fileprivate func pngSize() -> (width: Int, height: Int)? {
        guard text(at: 12, count: 4) == "IHDR", let width = big(at: 16, count: 4), let height = big(at: 20, count: 4)
        else { return nil }
        return (width, height)
    }

    /// The first frame header (SOF0…SOF15 without DHT, JPG and DAC), found by walking over the segments.
    fileprivate func jpegSize() -> (width: Int, height: Int)? {
        var place = 2
        while let marker = byte(at: place + 1), byte(at: place) == 0xff {
            if marker == 0xff {
                place += 1
            } else if marker == 0x01 || (0xd0...0xd8).contains(marker) {
                place += 2
            } else if (0xc0...0xcf).contains(marker), ![0xc4, 0xc8, 0xcc].contains(marker) {
                guard let height = big(at: place + 5, count: 2), let width = big(at: place + 7, count: 2) else {
                    return nil
                }
                return (width, height)
            } else {
                guard let length = big(at: place + 2, count: 2), length >= 2 else { return nil }
                place += 2 + length
            }
        }
        return nil
    }

    /// The three kinds of WebP: lossy, lossless, extended.
    fileprivate func webpSize() -> (width: Int, height: Int)? {
        switch text(at: 12, count: 4) {
        case "VP8 ":
            guard let width = little(at: 26, count: 2), let height = little(at: 28, count: 2) else { return nil }
            return (width & 0x3fff, height & 0x3fff)
        case "VP8L":
            guard byte(at: 20) == 0x2f, let bits = little(at: 21, count: 4) else { return nil }
            return ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)
        case "VP8X":
            guard let width = little(at: 24, count: 3), let height = little(at: 27, count: 3) else { return nil }
            return (width + 1, height + 1)
        default:
            return nil
        }
    }
}
