/// A colour of light, each part 0…1.
struct Colour: Sendable {
    var red: Float
    var green: Float
    var blue: Float

    static let black = Colour(red: 0, green: 0, blue: 0)

    init(red: Float, green: Float, blue: Float) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// - Parameter hue: in turns; any number.
    init(hue: Float, saturation: Float, lightness: Float) {
        let chroma = saturation * min(lightness, 1 - lightness)
        func part(_ offset: Float) -> Float {
            let turn = hue - hue.rounded(.down)
            let place = (offset + turn * 12).truncatingRemainder(dividingBy: 12)
            return lightness - chroma * max(-1, min(place - 3, 9 - place, 1))
        }
        self.init(red: part(0), green: part(8), blue: part(4))
    }

    static func + (a: Colour, b: Colour) -> Colour {
        Colour(red: a.red + b.red, green: a.green + b.green, blue: a.blue + b.blue)
    }

    static func * (a: Colour, factor: Float) -> Colour {
        Colour(red: a.red * factor, green: a.green * factor, blue: a.blue * factor)
    }

    /// Both lights on one wall: never darker, never past white.
    func screened(_ other: Colour) -> Colour {
        Colour(
            red: 1 - (1 - red) * (1 - other.red), green: 1 - (1 - green) * (1 - other.green),
            blue: 1 - (1 - blue) * (1 - other.blue))
    }
}
