import Foundation
import HTTPClient

/// The program that drives Chromium by the W3C WebDriver protocol.
final class Chromedriver: Sendable {
    private let program: ChildProgram
    private let site: Site

    static let isInstalled = Places.tool("chromium") != nil && Places.tool("chromedriver") != nil

    static func start() async throws -> Chromedriver {
        guard let path = Places.tool("chromedriver") else { throw Failure("There is no chromedriver.") }
        var environment = ["HOME": NSTemporaryDirectory(), "LANG": "C.UTF-8"]
        environment["PATH"] = ProcessInfo.processInfo.environment["PATH"]
        var output = ""
        // It gives up when the port that it found for IPv6 is taken on IPv4.
        for _ in 0..<5 {
            let program = try ChildProgram(path, ["--port=0"], environment: environment)
            output = try await eventually("chromedriver is ready") {
                program.ended != nil || program.output.contains(announcement) ? program.output : nil
            }
            guard let port = port(in: output) else { continue }
            return Chromedriver(program: program, site: Site(address: "http://127.0.0.1:\(port)"))
        }
        throw Failure("chromedriver does not start: \(output)")
    }

    private static let announcement = "started successfully on port "

    private static func port(in output: String) -> Int? {
        output.split(separator: "\n").first { $0.contains(announcement) }?
            .split(separator: " ").last.flatMap { Int($0.dropLast()) }
    }

    private init(program: ChildProgram, site: Site) {
        self.program = program
        self.site = site
    }

    /// One command; its value, or a failure with the driver's own words.
    func command(_ method: String, _ path: String, _ parameters: JSON = [:]) async throws -> JSON {
        let body: HTTPRequest.Body =
            method == "POST" ? .bytes(try parameters.bytes, contentType: "application/json") : .none
        let reply = try await site.send(method, path, body)
        let value = try reply.json["value"]
        guard reply.status == 200 else {
            let message = value["message"].text?.split(separator: "\n").first.map(String.init)
            throw Failure("\(path): \(value["error"].text ?? "\(reply.status)"): \(message ?? "no message")")
        }
        return value
    }

    func stop() async throws {
        program.send(SIGTERM)
        _ = try await program.waitForExit()
    }
}
