/// A small picture that is drawn pixel by pixel and written as a portable pixmap, which ffmpeg reads.
struct Canvas {
    let width: Int
    let height: Int
    private var pixels: [Colour]

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        pixels = Array(repeating: .black, count: width * height)
    }

    subscript(x: Int, y: Int) -> Colour {
        get { pixels[y * width + x] }
        set { pixels[y * width + x] = newValue }
    }

    /// Sets every pixel from its place, 0…1 from left to right and from top to bottom.
    mutating func fill(_ colour: (_ x: Float, _ y: Float) -> Colour) {
        for y in 0..<height {
            for x in 0..<width {
                self[x, y] = colour((Float(x) + 0.5) / Float(width), (Float(y) + 0.5) / Float(height))
            }
        }
    }

    /// The binary form with three bytes a pixel.
    var pixmap: [UInt8] {
        var bytes = Array("P6 \(width) \(height) 255\n".utf8)
        bytes.reserveCapacity(bytes.count + pixels.count * 3)
        for pixel in pixels {
            bytes.append(Self.byte(pixel.red))
            bytes.append(Self.byte(pixel.green))
            bytes.append(Self.byte(pixel.blue))
        }
        return bytes
    }

    private static func byte(_ part: Float) -> UInt8 { UInt8(max(0, min(255, part * 255 + 0.5))) }
}
