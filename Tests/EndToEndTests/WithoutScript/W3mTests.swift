import Foundation
import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("In a text terminal", .enabled(if: W3m.program != nil, "w3m is missing; install w3m."))
    struct W3mTests {
        @Test("w3m makes a clip by the forms, sees its state in words, and saves the film")
        func wholeWay() async throws {
            try await withStudio { studio in
                let w3m = W3m(studio.site)
                let project = try await w3m.press(
                    w3m.page("/projects").form("Create the project").filled(["title": "Lisbon"]))
                let video = try await w3m.press(
                    project.form("Add the video").filled(["title": "Rain over Lisbon", "prompt": "A paper boat"]))
                let form = try await w3m.page(video.link("Generate with Sora")).form("Generate with Sora")
                _ = try await w3m.press(form.filled(["seconds": "4", "size": "1280x720"]))
                try await studio.site.status(of: 1, is: "completed")
                let words = try await w3m.words("/videos/1")
                #expect(words.contains("Rain over Lisbon") && words.contains("Done"))
                let folder = try TemporaryFolder()
                let film = try await w3m.source(try await w3m.page("/videos/1").link("Download the MP4"))
                try await expect(
                    try folder.write(film, to: "film.mp4"),
                    is: Clip(model: "sora-2", seconds: 4, width: 1280, height: 720))
            }
        }
    }
}

/// The text browser, run once for each page.
struct W3m {
    static let program = Places.tool("w3m")

    let site: Site
    private let home: TemporaryFolder?

    init(_ site: Site) {
        self.site = site
        home = try? TemporaryFolder()
    }

    /// What it was sent for a path, as bytes.
    func source(_ path: String) async throws -> [UInt8] { try await run(["-dump_source", site.address + path]) }

    func page(_ path: String) async throws -> WebPage {
        try WebPage(html: String(decoding: try await source(path), as: UTF8.self), path: path)
    }

    /// What a person reads in it.
    func words(_ path: String) async throws -> String {
        String(decoding: try await run(["-dump", "-cols", "100", site.address + path]), as: UTF8.self)
    }

    /// Presses a form's main button and goes where the answer leads.
    func press(_ form: WebForm) async throws -> WebPage {
        var form = form
        form.isMultipart = false
        guard case .bytes(let body, _) = try form.body(), let home else { throw Failure("The form has no body.") }
        let file = try home.write(body, to: "form")
        let html = try await run(["-dump_source", "-post", file, site.address + form.action])
        return try WebPage(html: String(decoding: html, as: UTF8.self), path: form.action)
    }

    private func run(_ arguments: [String]) async throws -> [UInt8] {
        guard let program = Self.program, let home else { throw Failure("There is no w3m.") }
        let child = try ChildProgram(program, arguments, environment: ["HOME": home.file(""), "LANG": "C.UTF-8"])
        guard try await child.waitForExit() == .status(0) else { throw Failure("w3m: \(child.errors)") }
        return child.outputBytes
    }
}
