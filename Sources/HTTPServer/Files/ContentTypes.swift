/// Content types of the files that a small web application serves.
package enum ContentTypes {
    private static let byExtension = [
        "css": "text/css; charset=utf-8", "gif": "image/gif", "html": "text/html; charset=utf-8",
        "ico": "image/x-icon", "jpeg": "image/jpeg", "jpg": "image/jpeg", "js": "text/javascript; charset=utf-8",
        "json": "application/json", "mp4": "video/mp4", "png": "image/png", "svg": "image/svg+xml",
        "txt": "text/plain; charset=utf-8", "webm": "video/webm", "webmanifest": "application/manifest+json",
        "webp": "image/webp", "woff2": "font/woff2",
    ]

    /// By the name's last extension; `application/octet-stream` when it is unknown.
    package static func type(of name: String) -> String {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last else { return "application/octet-stream" }
        return byExtension[ASCII.lowercased(last)] ?? "application/octet-stream"
    }
}
