import FFmpeg
import Studio

/// Makes poster and contact sheet with ffmpeg where a server has none.
struct Previews: PreviewMaker {
    let ffmpeg: FFmpeg

    func make(_ asset: Asset, of film: String, at path: String) async throws(Problem) {
        do {
            switch asset {
            case .thumbnail: try await ffmpeg.poster(of: film, to: path, longestSide: 1280)
            case .spritesheet: try await ffmpeg.contactSheet(of: film, to: path)
            case .video: throw Problem(code: "no_preview", message: "A film is no preview.")
            }
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(code: "preview_failed", message: "No \(asset.rawValue) could be made: \(error)")
        }
    }
}
