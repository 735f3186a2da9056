import Foundation
import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("The key of a video server")
    struct SecretTests {
        @Test("is in no page, no document, no log and no file")
        func nowhere() async throws {
            let folder = try TemporaryFolder()
            let simulator = try await Simulator.start(in: folder, renderTime: 0.2)
            let studio = try await Studio.start(in: folder, environment: simulator.environment)
            let clip = try await studio.site.makeClip()
            for path in [
                "/projects", "/videos/\(clip.video)", "/videos/\(clip.video)/generate-sora", "/usage", "/settings",
                "/health", "/api/videos/\(clip.video)", "/generations/\(clip.generation)/take",
            ] {
                let reply = try await studio.site.get(path)
                #expect(reply.status == 200 && !reply.text.contains(Simulator.key), "\(path)")
            }
            try await studio.stop()
            #expect(!(studio.program.output + studio.program.errors).contains(Simulator.key))
            #expect(try Self.files(studio.data, holding: Simulator.key) == [])
            #expect(try Self.files(studio.data, holding: "A paper boat in the rain") != [])
            try await simulator.stop()
        }

        private static func files(_ folder: String, holding text: String) throws -> [String] {
            let names = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
            return names.filter { name in
                let bytes = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
                return bytes?.range(of: Data(text.utf8)) != nil
            }
        }

        @Test("that is refused holds the take, says so on the page, and costs nothing")
        func refused() async throws {
            let folder = try TemporaryFolder()
            let simulator = try await Simulator.start(in: folder, renderTime: 0)
            let wrong = simulator.environment.merging(["OPENAI_API_KEY": "sk-wrong-key-7890"]) { $1 }
            try await withStudio(environment: wrong) { studio in
                let video = try await studio.site.makeVideo()
                let generation = try await studio.site.generate(video)
                let held = try await studio.site.status(of: generation, is: "held")
                #expect(held["sora_error_message"].text?.isEmpty == false)
                let page = try await Visitor(studio.site).open("/videos/\(video)")
                #expect(page.words.contains("is paused") && page.words.contains("Waits for you"))
                #expect(!page.words.contains("sk-wrong-key-7890"))
                #expect(try await simulator.jobs().isEmpty)
            }
            try await simulator.stop()
        }
    }
}
