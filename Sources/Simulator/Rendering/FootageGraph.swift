/// The filters that bring a foreign clip to the form of ours: size, pace, length, pixels and sound.
struct FootageGraph {
    let clip: Clip
    /// The input's number.
    let input: Int

    /// From the input to a video of exactly so many seconds.
    func video(seconds: Int, to label: String) -> String {
        let (width, height) = (clip.size.width, clip.size.height)
        let cover = "scale=\(width):\(height):force_original_aspect_ratio=increase,crop=\(width):\(height)"
        let frames = seconds * Clip.frameRate
        let length = "tpad=stop=-1:stop_mode=clone,trim=end_frame=\(frames),setpts=PTS-STARTPTS"
        return "[\(input):v:0]\(cover),fps=\(Clip.frameRate),\(length),setsar=1,format=yuv420p\(label)"
    }

    /// From the input to sound of exactly so many seconds; silence when it has none.
    func sound(seconds: Int, to label: String) -> String {
        let source = clip.hasSound ? "[\(input):a:0]" : "anullsrc=r=48000:cl=stereo,"
        let form = "aresample=48000,aformat=sample_fmts=fltp:channel_layouts=stereo"
        return "\(source)\(form),apad,atrim=end=\(seconds),asetpts=PTS-STARTPTS\(label)"
    }
}
