import HTTPServer

/// The headers that every answer carries, errors included.
enum SecurityHeaders {
    static let contentSecurityPolicy = [
        "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "media-src 'self'",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    private static let always = [
        ("Content-Security-Policy", contentSecurityPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
    ]

    static func decorate(_ head: RequestHead, _ response: Response) -> Response {
        var response = response
        for (name, value) in always { response.setHeader(name, value) }
        if response.header("Cache-Control") == nil { response.setHeader("Cache-Control", "no-store") }
        return response
    }
}
