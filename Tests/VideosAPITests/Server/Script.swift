import Foundation

/// What the scripted server does with a request, step by step; at the end it closes the connection.
struct Script: Sendable {
    enum Step: Sendable {
        case send([UInt8])
        /// Sends these bytes again and again until the other side leaves.
        case sendForever([UInt8])
        /// Waits until the other side leaves.
        case wait
    }

    var steps: [Step]
    /// Waits for another request on the same connection instead of closing it.
    var staysOpen = false

    /// A whole reply with its length.
    static func reply(_ status: Int, _ headers: [String: String] = [:], body: [UInt8]) -> Script {
        Script(steps: [.send(head(status, headers, length: body.count) + body)])
    }

    static func json(_ text: String, _ status: Int = 200, _ headers: [String: String] = [:]) -> Script {
        let type = ["Content-Type": "application/json"]
        return reply(status, type.merging(headers) { _, given in given }, body: Array(text.utf8))
    }

    /// The same reply on a connection that is kept.
    static func keptOpen(_ text: String) -> Script {
        let body = Array(text.utf8)
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n"
        return Script(steps: [.send(Array(head.utf8) + body)], staysOpen: true)
    }

    static func text(_ status: Int, _ text: String, type: String = "text/plain") -> Script {
        reply(status, ["Content-Type": type], body: Array(text.utf8))
    }

    static func webPage(_ status: Int) -> Script {
        text(status, "<!DOCTYPE html><title>Welcome</title><h1>It works</h1>", type: "text/html; charset=utf-8")
    }

    static func redirect(_ status: Int, to location: String) -> Script {
        reply(status, ["Location": location], body: [])
    }

    /// A body cut off after `sent` of its bytes.
    static func cut(_ status: Int, _ headers: [String: String] = [:], body: [UInt8], sent: Int) -> Script {
        Script(steps: [.send(head(status, headers, length: body.count) + body.prefix(sent))])
    }

    static func head(_ status: Int, _ headers: [String: String], length: Int?) -> [UInt8] {
        var text = "HTTP/1.1 \(status) Word\r\nConnection: close\r\n"
        if let length { text += "Content-Length: \(length)\r\n" }
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) { text += "\(name): \(value)\r\n" }
        return Array((text + "\r\n").utf8)
    }
}

extension Script: CustomStringConvertible {
    /// The beginning of what is sent, for the messages of tests.
    var description: String {
        guard case .send(let bytes) = steps.first else { return "Script of \(steps.count) steps" }
        return String(decoding: bytes.prefix(300), as: UTF8.self)
    }
}
