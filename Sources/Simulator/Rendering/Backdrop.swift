import Glibc

/// The still pictures that a clip's moving one is made of. They are small: ffmpeg enlarges them, turns one against
/// the other and lays the shade over both, which costs next to nothing and looks soft.
struct Backdrop {
    let field: Canvas
    let lights: Canvas
    let shade: Canvas

    /// - Parameter hueShift: turns that its colours are moved by.
    init(_ random: inout SeededRandom, hueShift: Float = 0) {
        let palette = Palette(&random, hueShift: hueShift)
        field = Self.field(palette, &random)
        lights = Self.lights(palette, &random)
        shade = Self.shade()
    }

    /// Clouds of colour that run into each other.
    private static func field(_ palette: Palette, _ random: inout SeededRandom) -> Canvas {
        let clouds = (0..<10).map { index in
            let narrowness = 1 / random.number(0.16...0.4)
            return (
                x: random.number(0...1), y: random.number(0...1), narrowness: narrowness * narrowness,
                colour: palette.clouds[index % palette.clouds.count]
            )
        }
        var canvas = Canvas(width: 64, height: 64)
        canvas.fill { x, y in
            var sum = palette.ground * 0.3
            var weight: Float = 0.3
            for cloud in clouds {
                let (dx, dy) = (x - cloud.x, y - cloud.y)
                let share = exp(-2.4 * (dx * dx + dy * dy) * cloud.narrowness)
                sum = sum + cloud.colour * share
                weight += share
            }
            return sum * (1 / weight)
        }
        return canvas
    }

    /// Discs of light, as an open lens shows far lamps; on some clips rings.
    private static func lights(_ palette: Palette, _ random: inout SeededRandom) -> Canvas {
        var canvas = Canvas(width: 320, height: 320)
        let hollow = random.number(0.1...0.85)
        for _ in 0..<44 {
            let size = random.number(0...1)
            let lamp = Lamp(
                x: random.number(0...320), y: random.number(0...320), radius: 3 + 15 * size * size,
                colour: palette.light(&random) * random.number(0.12...0.5), hollow: hollow)
            lamp.draw(on: &canvas)
        }
        return canvas
    }

    /// Darker towards the corners, and towards the lower edge where the words stand.
    private static func shade() -> Canvas {
        var canvas = Canvas(width: 64, height: 64)
        canvas.fill { x, y in
            let (dx, dy) = (x - 0.5, y - 0.5)
            let corners = 1 - 0.7 * (dx * dx + dy * dy)
            let foot = max(0, (y - 0.55) / 0.45)
            let light = corners * (1 - 0.5 * foot * foot.squareRoot())
            return Colour(red: light, green: light, blue: light)
        }
        return canvas
    }
}
