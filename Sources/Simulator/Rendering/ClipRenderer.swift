import FFmpeg

/// Renders clips into their folders.
struct ClipRenderer: Sendable {
    let ffmpeg: FFmpeg

    /// Writes clip, thumbnail and spritesheet under their lasting names, and blocks this thread meanwhile.
    /// Throws `ProcessError.cancelled` when cancelled, anything else when it cannot be done.
    func render(_ clip: Clip, in folder: Folder, cancellation: Cancellation) throws {
        var clip = clip
        if clip.footage != nil {
            let info = try ffmpeg.probeBlocking(folder.file(ClipFiles.footage), cancellation: cancellation)
            clip.hasSound = info.audioCodec != nil
        }
        var random = clip.random
        let backdrop = Backdrop(&random, hueShift: clip.hueShift)
        let words = ClipWords(size: clip.size, hasText: true)
        let text = PromptText(clip.prompt, columns: words.columns, limit: 5)
        try folder.write(backdrop.field.pixmap, to: ClipFiles.field)
        try folder.write(backdrop.lights.pixmap, to: ClipFiles.lights)
        try folder.write(backdrop.shade.pixmap, to: ClipFiles.shade)
        try folder.write(Array(text.lines.joined(separator: "\n").utf8), to: ClipFiles.prompt)
        let arguments = ClipArguments(clip, &random, lines: text.lines.count)
        try ffmpeg.runBlocking(
            arguments.all, in: folder.path, timeout: .seconds(180 + 5 * clip.seconds), cancellation: cancellation)
        for (new, name) in ClipFiles.results { try folder.rename(new, to: name) }
        for name in ClipFiles.sources { try folder.remove(name) }
    }
}
