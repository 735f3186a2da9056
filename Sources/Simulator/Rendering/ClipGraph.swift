/// The filters between the still pictures and the clip. Everything moves at a quarter of the size and is enlarged
/// once; only words and the reference image are drawn at full size.
struct ClipGraph: CustomStringConvertible {
    private let clip: Clip
    private let fieldTurn: String
    private let lightsTurn: String
    private let hasText: Bool

    init(_ clip: Clip, _ random: inout SeededRandom, hasText: Bool) {
        self.clip = clip
        self.hasText = hasText
        let direction: Float = random.number(0...1) < 0.5 ? -1 : 1
        fieldTurn = "\(random.number(0...6.28))+t*\(direction * random.number(0.14...0.26))"
        lightsTurn = "\(random.number(0...6.28))-t*\(direction * random.number(0.05...0.12))"
    }

    var description: String {
        let stages =
            reference + footage + [
                "\(field)\(turned(fieldTurn))[a]", "[1]\(turned(lightsTurn))[b]",
                "[2]\(still(smallWidth, smallHeight))[c]",
                "[a][b]blend=all_mode=screen[ab]", "[ab][c]blend=all_mode=multiply,\(enlarge)[moving]", start,
                "[picture]\(words)[piece]",
            ] + whole + [
                "[t]select='eq(n,\(clip.frames / 2))',scale=\(clip.size.width / 2):-2[thumbnail]",
                "[s]select='not(mod(n,\(clip.frames / 20)))',scale=\(tileWidth):-2,tile=5x4[sheet]",
            ]
        return stages.joined(separator: ";")
    }

    private var smallWidth: Int { clip.size.width / 4 }
    private var smallHeight: Int { clip.size.height / 4 }
    private var tileWidth: Int { clip.size.width > clip.size.height ? 256 : 144 }

    /// One picture, enlarged once and shown for the whole clip.
    private func still(_ width: Int, _ height: Int) -> String {
        "scale=\(width):\(height):flags=bicubic,format=gbrp,loop=\(clip.newFrames - 1):1:0"
    }

    /// Turned about its middle; large enough that no corner comes into sight.
    private func turned(_ angle: String) -> String {
        let square = smallWidth + smallHeight
        return "\(still(square, square)),rotate=a='\(angle)':ow=\(smallWidth):oh=\(smallHeight)"
    }

    private var enlarge: String {
        "scale=\(clip.size.width):\(clip.size.height):flags=bicubic:out_color_matrix=bt709:out_range=tv,format=yuv420p"
    }

    /// The reference image, blurred, gives the moving picture its colours.
    private var field: String { clip.reference == nil ? "[0]" : "[0]nullsink;[soft]scale=12:12:flags=area," }

    private var reference: [String] { clip.reference == nil ? [] : ["[3]split=2[sharp][soft]"] }

    /// Extends or edits the clip that is input 3, with the tone as input 4.
    private var footage: [String] {
        switch clip.footage {
        case nil: []
        case .ground: [FootageGraph(clip: clip, input: 3).video(seconds: clip.seconds, to: "[ground]")]
        case .head(let seconds):
            [
                FootageGraph(clip: clip, input: 3).video(seconds: seconds, to: "[head]"),
                FootageGraph(clip: clip, input: 3).sound(seconds: seconds, to: "[before]"),
                "[4:a]aformat=sample_fmts=fltp:channel_layouts=stereo[after]",
            ]
        }
    }

    /// One clip of its pieces, three times: for the video and for the two pictures.
    private var whole: [String] {
        guard case .head? = clip.footage else { return ["[piece]split=3[video][t][s]"] }
        return [
            "[piece]setsar=1[tail]", "[head][tail]concat=n=2:v=1:a=0,split=3[video][t][s]",
            "[before][after]concat=n=2:v=0:a=1[sound]",
        ]
    }

    /// With a reference image the first frame is that image, which then fades into the moving picture.
    private var start: String {
        if clip.footage == .ground {
            return "[moving]setsar=1[veil];[ground][veil]blend=all_mode=normal:all_opacity=0.6[picture]"
        }
        guard clip.reference != nil else { return "[moving]null[picture]" }
        let size = "scale=\(clip.size.width):\(clip.size.height):out_color_matrix=bt709:out_range=tv"
        let shown = "format=yuva420p,loop=\(Clip.frameRate * 2 - 1):1:0,fade=t=out:st=0.5:d=1.4:alpha=1"
        return "[sharp]\(size),\(shown)[image];[moving][image]overlay=eof_action=pass[picture]"
    }

    private var words: String {
        ClipWords(size: clip.size, hasText: hasText, start: clip.seconds - clip.newSeconds).description
    }
}
