import Foundation
import Testing

@Suite("A damaged database")
struct DamageTests {
    @Test("D4: with one wrong byte never crashes the program and never leads to a submit")
    func oneByte() async throws {
        try await onLibrary { stage, library in
            var random = Randomness(seed: Scale.seed, "flips")
            for _ in 0..<Scale.of(25, full: 500) {
                var bytes = library
                let place = Int.random(in: bytes.indices, using: &random)
                bytes[place] ^= UInt8.random(in: 1...255, using: &random)
                try await tryOut(bytes, stage, "seed \(Scale.seed), byte \(place) is now \(bytes[place])")
            }
        }
    }

    @Test("D4: cut off, empty or something else is refused with what to do, and left as it is")
    func otherwise() async throws {
        try await onLibrary { stage, library in
            let damages: [(String, [UInt8])] = [
                ("cut off", Array(library.prefix(library.count / 2))),
                ("cut off in its first page", Array(library.prefix(1000))),
                ("zeros", [UInt8](repeating: 0, count: library.count)),
                ("a page of zeros in the middle", zeroed(library, page: library.count / 8192)),
                ("a page of zeros at the end", zeroed(library, page: library.count / 4096 - 1)),
                ("text", Array("This is a shopping list.".utf8)),
                ("empty", []),
            ]
            for (name, bytes) in damages {
                let started = try await tryOut(bytes, stage, name)
                #expect(!started, "\(name)")
            }
        }
    }

    private func zeroed(_ library: [UInt8], page: Int) -> [UInt8] {
        var bytes = library
        bytes.replaceSubrange(page * 4096..<(page + 1) * 4096, with: repeatElement(0, count: 4096))
        return bytes
    }

    /// - Returns: whether it started.
    @discardableResult
    private func tryOut(_ bytes: [UInt8], _ stage: Stage, _ note: String) async throws -> Bool {
        for ending in ["-wal", "-shm"] { unlink(stage.database + ending) }
        try Data(bytes).write(to: URL(filePath: stage.database))
        let posts = stage.server.book.posts.count
        let program = try Studio.launch(stage.start)
        try await waitUntil("it is ready or has ended, \(note)") {
            program.ended != nil || program.output.hasSuffix("\n")
        }
        if program.ended == nil {
            let studio = try await Studio.ready(program)
            for path in ["/projects", "/videos/1", "/usage", "/api/videos/1"] { _ = try await studio.site.get(path) }
            try await studio.stop()
        } else {
            #expect(program.ended == .status(1), "\(note): \(program.errors)")
            #expect(program.errors.contains(stage.database), "\(note): \(program.errors)")
            #expect([UInt8](contentsOf: stage.database) == bytes, "\(note): the file was changed")
        }
        #expect(stage.server.book.posts.count == posts, "\(note): something was sent")
        return !program.output.isEmpty
    }

    /// A library with generations that are over in every way, and nothing to send.
    private func onLibrary(_ body: @Sendable (Stage, [UInt8]) async throws -> Void) async throws {
        try await offStage {
            let stage = try Stage()
            stage.server.behave { $0.post = { $0.number % 3 == 0 ? .refuse(.fault(400, "No.")) : .accept() } }
            let studio = try await stage.open()
            let video = try await studio.site.makeVideo()
            let ids = try await each(Array(1...6)) { try await studio.site.generate(video, "made before \($0)") }
            for id in ids { try await studio.site.take(id, "is over") { Take.ends.contains($0.state) } }
            try await studio.stop()
            try await body(stage, stage.library())
        }
    }
}
