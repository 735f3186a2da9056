/// One disc of light on a canvas, in its pixels.
struct Lamp {
    let x: Float
    let y: Float
    let radius: Float
    let colour: Colour
    /// 0 is an even disc, 1 a ring.
    let hollow: Float

    func draw(on canvas: inout Canvas) {
        let columns = Self.span(x, radius, canvas.width)
        for row in Self.span(y, radius, canvas.height) {
            for column in columns {
                let (dx, dy) = (Float(column) - x, Float(row) - y)
                let distance = (dx * dx + dy * dy).squareRoot()
                let cover = max(0, min(1, radius - distance + 0.5))
                guard cover > 0 else { continue }
                let edge = distance / radius
                let light = 1 - hollow + hollow * edge * edge * edge
                canvas[column, row] = canvas[column, row].screened(colour * (cover * light))
            }
        }
    }

    private static func span(_ middle: Float, _ radius: Float, _ limit: Int) -> Range<Int> {
        let first = max(0, Int(middle - radius - 1))
        return first..<max(first, min(limit, Int(middle + radius + 2)))
    }
}
