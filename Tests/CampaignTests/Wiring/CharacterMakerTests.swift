import Studio
import Testing

@testable import dailies

@Suite("The making of a character", .timeLimit(.minutes(2)))
struct CharacterMakerTests {
    private let rack: Rack
    private let maker: CharacterMaker

    init() throws {
        rack = try Rack()
        maker = CharacterMaker(rack.studio, rack.registry, rack.servers, rack.clock)
    }

    private func outcome(of id: GenerationID, name: String = " Mossy ") async throws -> CharacterMaking {
        maker.begin(id, name: name)
        #expect(maker.state(id) != .idle)
        return try await eventually("an outcome") { maker.state(id) == .making ? nil : maker.state(id) }
    }

    @Test("from a finished take is kept with the server’s id, under its server and key")
    func made() async throws {
        let connection = try rack.connect()
        let take = try rack.take(at: connection)
        #expect(maker.state(take) == .idle)
        guard case .made(let character) = try await outcome(of: take) else {
            throw Failure("\(maker.state(take))")
        }
        #expect(character.name == "Mossy")
        let server = try #require(try rack.database.generation(take)).server
        #expect(try rack.database.characters(at: server) == [character])
    }

    @Test("without a film, a name or a server that takes it, says why, and keeps nothing")
    func refused() async throws {
        let connection = try rack.connect()
        let take = try rack.take(at: connection)
        let running = try rack.take(at: connection, isFinished: false)
        func expect(_ code: String, _ id: GenerationID, name: String = "Mossy") async throws {
            guard case .failed(let problem) = try await outcome(of: id, name: name) else {
                throw Failure("\(code): \(maker.state(id))")
            }
            #expect(problem.code == code)
        }
        try await expect("name", take, name: "  ")
        try await expect("name", take, name: String(repeating: "x", count: 81))
        try await expect("no_film", running)
        try await expect("no_film", GenerationID(999))
        let server = try #require(try rack.database.generation(take)).server
        let other = ConnectionDraft(
            name: "Rack", kind: .openai, address: rack.simulator.baseURL, keySource: .file,
            keyFingerprint: rack.studio.keys.fingerprint(of: "sk-wrong-0123456789"))
        _ = try rack.database.changeConnection(connection, to: other)
        try rack.studio.keys.setKey("sk-wrong-0123456789", of: connection)
        // The film does not go where nobody meant it to go.
        try await expect("connection_changed", take)
        #expect(try rack.database.characters(at: server).isEmpty)
    }

    @Test("that the server refuses tells what it said, and can be tried again")
    func refusedByServer() async throws {
        let connection = try rack.connect()
        let take = try rack.take(at: connection)
        let path = rack.studio.media.path(of: .video, of: take)
        let film = try #require([UInt8](contentsOf: path))
        try Rack.write([1, 2, 3], to: path)
        guard case .failed(let problem) = try await outcome(of: take) else { throw Failure("It was made.") }
        #expect(problem.code == "unsupported_file_mimetype")
        try Rack.write(film, to: path)
        guard case .made = try await outcome(of: take) else { throw Failure("\(maker.state(take))") }
    }
}
