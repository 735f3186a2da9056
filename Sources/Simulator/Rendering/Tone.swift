import Glibc

/// A soft chord for each clip, slightly different on the two sides, swelling slowly.
struct Tone {
    private let root: Double
    private let swell: Double

    init(_ random: inout SeededRandom) {
        // Steps of a pentatonic scale above A2: whatever is chosen sounds agreeable.
        let steps: [Double] = [0, 2, 4, 7, 9, 12, 14, 16, 19, 21]
        root = 110 * pow(2, steps[Int.random(in: 0..<steps.count, using: &random)] / 12)
        swell = Double(random.number(0.15...0.4))
    }

    /// As a source of ffmpeg's audio filters.
    func source(seconds: Int) -> String {
        let fades = "afade=t=in:d=0.4,afade=t=out:st=\(Double(seconds) - 0.8):d=0.8"
        return "aevalsrc='\(side(root))|\(side(root * 1.003))':c=stereo:s=48000:d=\(seconds),\(fades)"
    }

    private func side(_ root: Double) -> String {
        let chord = [(1.0, 0.11), (1.5, 0.05), (2.0, 0.035), (2.5, 0.02)]
        let voices = chord.map { "\($0.1)*sin(2*PI*\(root * $0.0)*t)" }.joined(separator: "+")
        return "(\(voices))*(0.75+0.25*sin(2*PI*\(swell)*t))"
    }
}
