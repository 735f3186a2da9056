import HTTPClient
import Studio
import Testing

@testable import VideosAPI

@Suite("The server that a generation belongs to")
struct ConnectionsTests {
    private func connections(_ present: PresentConnection?) -> Connections {
        Connections(client: Bench.http) { id in id == present?.identity.connection ? present : nil }
    }

    private func present(
        _ base: String = "http://localhost:4000/v1", key: String? = "print", kind: ConnectionKind = .openai,
        address: String? = nil
    ) throws -> PresentConnection {
        PresentConnection(
            id: ConnectionID(1), kind: kind, base: try BaseURL(base),
            key: try key.map { try APIKey("sk-something", fingerprint: $0) }, address: address)
    }

    @Test("is found while address and key are the frozen ones")
    func found() throws {
        let now = try present()
        #expect(
            now.identity
                == ServerIdentity(
                    connection: ConnectionID(1), kind: .openai, address: "http://localhost:4000/v1",
                    keyFingerprint: "print"))
        let server = try connections(now).server(for: now.identity)
        #expect((server as? VideosAPIServer)?.courier.base.description == "http://localhost:4000/v1")
    }

    @Test("speaks the dialect of its connection's kind", arguments: ConnectionKind.allCases)
    func dialect(_ kind: ConnectionKind) throws {
        let now = try present(kind: kind)
        let server = try connections(now).server(for: now.identity) as? VideosAPIServer
        #expect(server?.dialect.preset == kind.preset && server?.dialect.capabilities == kind.preset.capabilities)
    }

    @Test("is refused when the connection is gone, moved, or has another key")
    func refused() throws {
        let frozen = try present().identity
        let cases: [(PresentConnection?, String)] = [
            (nil, "connection_gone"), (try present("http://localhost:4001/v1"), "connection_changed"),
            (try present("http://localhost:4000"), "connection_changed"),
            (try present(kind: .simulator), "connection_changed"), (try present(key: "other"), "connection_changed"),
            (try present(key: nil), "key_missing"),
        ]
        for (now, code) in cases {
            let problem = #expect(throws: Problem.self) { _ = try connections(now).server(for: frozen) }
            #expect(problem?.code == code)
        }
    }

    @Test("is refused when it had no key and has one now")
    func keyAdded() throws {
        let frozen = try present(key: nil).identity
        #expect(frozen.keyFingerprint.isEmpty)
        let problem = #expect(throws: Problem.self) { _ = try connections(try present()).server(for: frozen) }
        #expect(problem?.code == "connection_changed")
    }

    @Test("is the embedded simulator at whatever port it has now")
    func embedded() throws {
        let word = ServerIdentity.embeddedSimulatorAddress
        let frozen = try present("http://localhost:1111/v1", key: nil, kind: .simulator, address: word).identity
        let now = try present("http://localhost:2222/v1", key: nil, kind: .simulator, address: word)
        let server = try connections(now).server(for: frozen)
        #expect((server as? VideosAPIServer)?.courier.base.description == "http://localhost:2222/v1")
    }

    @Test("passes on why a connection cannot be used at the moment")
    func unusable() throws {
        let connections = Connections(client: Bench.http) { _ throws(Problem) in
            throw Problem(code: "simulator_off", message: "The simulator does not run.")
        }
        let problem = #expect(throws: Problem.self) { _ = try connections.server(for: try present().identity) }
        #expect(problem?.code == "simulator_off")
    }
}
