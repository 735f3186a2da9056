import FFmpeg

/// ffmpeg's arguments for one clip, its thumbnail and its spritesheet in a single run.
struct ClipArguments {
    private let clip: Clip
    private let graph: ClipGraph
    private let tone: String

    init(_ clip: Clip, _ random: inout SeededRandom, lines: Int) {
        self.clip = clip
        graph = ClipGraph(clip, &random, hasText: lines > 0)
        tone = Tone(&random).source(seconds: clip.newSeconds)
    }

    var all: [String] {
        var arguments: [String] = ["-filter_complex_threads", "2"]
        for name in [ClipFiles.field, ClipFiles.lights, ClipFiles.shade] {
            arguments += ["-f", "ppm_pipe"] + still(name)
        }
        if let reference = clip.reference {
            arguments += ["-f", reference.demuxer] + still(ClipFiles.reference)
        }
        if clip.footage != nil { arguments += ["-f", "mov"] + FFmpeg.input(ClipFiles.footage) }
        arguments += ["-f", "lavfi", "-i", tone, "-filter_complex", graph.description]
        return arguments + video + picture("[thumbnail]", ClipFiles.newThumbnail, ["-quality", "80"])
            + picture("[sheet]", ClipFiles.newSpritesheet, ["-qscale:v", "4"])
    }

    private func still(_ name: String) -> [String] {
        ["-framerate", String(Clip.frameRate), "-threads", "1"] + FFmpeg.input(name)
    }

    private var video: [String] {
        let colour = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
        let pace = ["-r", String(Clip.frameRate), "-t", String(clip.seconds), "-g", "60", "-threads", "4"]
        return ["-map", "[video]", "-map", sound, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "23"]
            + pace + colour + ["-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart"]
            + ["-metadata", "comment=Simulated video", "file:\(ClipFiles.newClip)"]
    }

    /// The last input is the tone.
    private var sound: String {
        if case .head? = clip.footage { return "[sound]" }
        return clip.reference == nil && clip.footage == nil ? "3:a" : "4:a"
    }

    private func picture(_ label: String, _ name: String, _ quality: [String]) -> [String] {
        ["-map", label, "-frames:v", "1", "-update", "1"] + quality + ["file:\(name)"]
    }
}
