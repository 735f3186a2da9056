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
        let program = try ChildProgram(path, ["--port=0"], environment: environment)
        let announcement = "started successfully on port "
        let port = try await eventually("chromedriver is ready: \(program.errors)") {
            program.output.split(separator: "\n").first { $0.contains(announcement) }
                .flatMap { $0.split(separator: " ").last }.flatMap { Int($0.dropLast()) }
        }
        return Chromedriver(program: program, site: Site(address: "http://127.0.0.1:\(port)"))
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
