/// Colours that go together: one hue and its neighbours, which stay clear where they mix; opposites would turn grey.
struct Palette {
    let hue: Float
    let ground: Colour
    let clouds: [Colour]

    init(_ random: inout SeededRandom, hueShift: Float) {
        hue = random.number(0...1) + hueShift
        ground = Colour(hue: hue + 0.12, saturation: 0.6, lightness: 0.16)
        clouds = [
            Colour(hue: hue, saturation: 0.75, lightness: 0.42),
            Colour(hue: hue + 0.07, saturation: 0.9, lightness: 0.58),
            Colour(hue: hue + 0.24, saturation: 0.75, lightness: 0.5),
            Colour(hue: hue - 0.1, saturation: 0.9, lightness: 0.66),
            Colour(hue: hue + 0.16, saturation: 0.7, lightness: 0.28),
        ]
    }

    /// A light of the palette's warm side.
    func light(_ random: inout SeededRandom) -> Colour {
        Colour(hue: hue + random.number(-0.12...0.2), saturation: 0.75, lightness: 0.78)
    }
}
