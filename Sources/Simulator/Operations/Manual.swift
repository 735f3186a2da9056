import Crypto
import HTTPServer

/// `GET /`: what this server is and what it can act out, as a page.
struct Manual: Sendable {
    let service: Service

    func respond(_ request: Request) -> Response {
        let digest = Base64.encode(SHA256.hash(Array(Self.style.utf8)))
        let policy = "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; frame-ancestors 'none'"
        return Response.html(page).with("Content-Security-Policy", policy)
    }

    private static let style =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
        + "td,th{text-align:left;vertical-align:top;padding:.2rem 1.2rem .2rem 0}"
        + "code{font-family:ui-monospace,monospace}"

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
        <p>This server speaks OpenAI's Videos API and renders real clips, marked as simulated. Point an SDK at
        <code>/v1</code> of this address. \(keyText)</p>
        <h2>Operations</h2>
        \(table(["Request", "Answer"], Self.operations))
        <h2>Models</h2>
        \(table(["Model", "Sizes", "Seconds"], models))
        <h2>Scenarios</h2>
        <p>Write a tag into a prompt, such as <code>[simulate: slow]</code>, and the server acts it out.
        The first tag counts.</p>
        \(table(["Tag", "What happens"], scenarios))
        </body>
        </html>

        """
    }

    private var keyText: String {
        service.configuration.apiKey == nil ? "Any API key is accepted." : "It demands an API key as bearer token."
    }

    private static let operations = [
        ["POST /v1/videos", "Makes a job from a form or JSON: prompt, model, seconds, size, input_reference."],
        ["GET /v1/videos", "Lists jobs: limit, order, after."],
        ["GET /v1/videos/{id}", "Tells a job's status and progress."],
        ["DELETE /v1/videos/{id}", "Removes a job with its files, stopping it when it runs."],
        ["GET /v1/videos/{id}/content", "Sends the file: variant=video, thumbnail or spritesheet."],
        ["GET /v1/models", "Lists the models; /v1/models/{id} tells one."],
    ]

    private var models: [[String]] {
        service.models.models.map { model in
            [
                model.names.joined(separator: " "), model.sizes.map(\.description).joined(separator: " "),
                model.seconds.map(String.init).joined(separator: " "),
            ]
        }
    }

    private var scenarios: [[String]] { ScenarioTable.all.map { ["[simulate: \($0.name)]", $0.summary] } }

    /// The first column is code. All cells are this program's own words.
    private func table(_ heads: [String], _ rows: [[String]]) -> String {
        let head = heads.map { "<th scope=\"col\">\($0)</th>" }.joined()
        let body = rows.map { row in
            "<tr><td><code>\(row[0])</code></td>" + row.dropFirst().map { "<td>\($0)</td>" }.joined() + "</tr>"
        }
        return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body.joined(separator: "\n"))\n</tbody>\n</table>"
    }
}
