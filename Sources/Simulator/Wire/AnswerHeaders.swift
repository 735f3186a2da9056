import Crypto
import HTTPServer

/// The header fields that every answer has.
enum AnswerHeaders {
    /// Those that OpenAI sends, and those that keep a browser from doing more with an answer than showing it.
    static func added(to response: Response, _ hasOpenAIHeaders: Bool) -> Response {
        var response = response
        var always = [
            ("x-request-id", "req_" + Hex.encode(SecureRandom.bytes(16))), ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Referrer-Policy", "no-referrer"),
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ]
        if hasOpenAIHeaders { always += [("openai-version", "2020-10-01"), ("openai-processing-ms", "0")] }
        for (name, value) in always where response.header(name) == nil { response.setHeader(name, value) }
        return response
    }
}
