import Crypto
import HTTPServer

/// `GET /`: what this server is and what it can act out, as a page made from its own tables.
struct Manual: Sendable {
    let service: Service

    func respond(_ request: Request) -> Response {
        let digest = Base64.encode(SHA256.hash(Array(Self.style.utf8)))
        let policy = "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; frame-ancestors 'none'"
        return Response.html(page).with("Content-Security-Policy", policy)
    }

    private static let style =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
        + "td,th{text-align:left;vertical-align:top;padding:.2rem 1.2rem .2rem 0}"
        + "td:first-child{white-space:nowrap}code{font-family:ui-monospace,monospace}"

    private var page: String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <title>Videos API simulator</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <h1>Videos API simulator</h1>
        <p>This server speaks OpenAI's Videos API and renders real clips, marked as simulated. Its personality is
        <code>\(dialect.personality.rawValue)</code>: point a client at <code>\(dialect.bases[0])</code> of this
        address. \(keyText)</p>
        \(ManualTables(service: service).sections.map { "<h2>\($0.title)</h2>\n\($0.text)" }.joined(separator: "\n"))
        </body>
        </html>

        """
    }

    private var dialect: Dialect { service.dialect }

    private var keyText: String {
        guard service.configuration.apiKey != nil, !dialect.keys.isEmpty else { return "Any API key is accepted." }
        return "It demands an API key: " + dialect.keys.map(\.description).joined(separator: " or ") + "."
    }
}
