import Glibc

/// What stands on the picture: the label, the running time and the prompt.
struct ClipWords: CustomStringConvertible {
    let size: PixelSize
    let hasText: Bool
    /// Seconds that the running time begins with.
    var start = 0

    private var side: Int { min(size.width, size.height) }
    private var margin: Int { side * 6 / 100 }
    private var large: Int { side * 42 / 1000 }
    private var small: Int { side * 26 / 1000 }

    /// Columns of the prompt's lines: a letter of its font is a little wider than half its height.
    var columns: Int { (size.width - 2 * margin) * 100 / (large * 57) }

    var description: String {
        let label = "text=SIMULATED:x=\(margin):y=\(margin)"
        let time = "text='%{pts\\:hms\\:\(start)}':x=w-tw-\(margin):y=\(margin)"
        let prompt =
            "textfile=\(ClipFiles.prompt):expansion=none:line_spacing=\(large * 35 / 100):x=\(margin):y=h-th-\(margin)"
        var texts = [draw(label, "DejaVuSans-Bold", small, 0.85), draw(time, "DejaVuSansMono", small, 0.85)]
        if hasText { texts.append(draw(prompt, "DejaVuSans", large, 1)) }
        return texts.joined(separator: ",")
    }

    /// Fades in, so that a reference image is the first frame untouched.
    private func draw(_ what: String, _ font: String, _ height: Int, _ strength: Double) -> String {
        "drawtext=\(Self.font(font)):\(what):fontsize=\(height):fontcolor=white:alpha='\(strength)*min(1,t/0.5)'"
            + ":shadowx=0:shadowy=\(max(1, height / 16)):shadowcolor=black@0.55"
    }

    /// By its file, which is quicker than asking for it by name; by name where the file is not.
    private static func font(_ name: String) -> String {
        let file = "/usr/share/fonts/truetype/dejavu/\(name).ttf"
        return access(file, R_OK) == 0 ? "fontfile=\(file)" : "font=Sans"
    }
}
