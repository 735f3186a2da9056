import FoundationEssentials
import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("Connections")
struct ConnectionTests {
    let studio: TestStudio

    init() throws { studio = try TestStudio() }

    private var said: [String] { studio.words.withLock { $0 } }

    private func token(_ path: String, form action: String) async throws -> String {
        let page = try await studio.get(path)
        return try #require(page.firstMatch("(?s)action=\"\(action)\".*?form_token\" value=\"([^\"]*)"))
    }

    private func add(_ changes: [String: String] = [:]) async throws -> HTTPReply {
        var fields = [
            "form_token": try await token("/connections/new", form: "/connections"), "name": "Rack 3",
            "kind": "vllm_omni", "base_url": "http://rack3:8091/v1", "key_source": "file",
            "key": "sk-canary-0123456789",
            "running_limit": "4",
        ]
        fields.merge(changes) { $1 }
        return try await studio.post("/connections", fields.map { ($0.key, $0.value) })
    }

    @Test("one is added, asked what it is, and listed; its key is in the key file alone")
    func added() async throws {
        let reply = try await add()
        #expect(reply.headers["location"] == "/connections/2")
        let connection = try #require(try studio.store.connection(ConnectionID(2)))
        #expect(connection.server.kind == .vllmOmni)
        #expect(connection.keySource == .file)
        #expect(connection.runningLimit == 4)
        #expect(said == ["test 2"])
        #expect(try studio.context.connections.keys.key(of: connection.id) == "sk-canary-0123456789")
        for path in ["/settings", "/connections/2"] {
            let page = try await studio.get(path).text
            #expect(page.contains("Rack 3"), "\(path)")
            #expect(!page.contains("canary"), "\(path)")
        }
        #expect(try await studio.get("/connections/2").text.contains("ending in 6789"))
        let database = try Data(contentsOf: URL(filePath: studio.folder.database))
        #expect(database.range(of: Data("canary".utf8)) == nil)
    }

    @Test(
        "what cannot be is refused in words and stays typed, but not its key",
        arguments: [
            (["base_url": "ftp://x"], "A base URL starts with http."), (["name": " "], "Give it a name"),
            (["kind": "simulator"], "Choose a kind"), (["running_limit": "0"], "1 to 20"),
            (["key": ""], "Type the key"), (["key_source": "environment", "key_variable": "NOPE"], "is not set"),
            (["base_url": "http://localhost:1/v1", "kind": "openai"], "a connection of this kind with this address"),
        ] as [([String: String], String)])
    func refused(changes: [String: String], words: String) async throws {
        let reply = try await add(changes)
        #expect(reply.status == 422)
        #expect(reply.text.contains(words))
        #expect(!reply.text.contains("canary"))
        #expect(try studio.store.connections().count == 1)
    }

    @Test(
        "what may be a key is not given back where the name of an environment variable belongs",
        arguments: [
            "sk-pasted-0123456789", "r8abcDEF0123456789abcdef", "0123456789abcdef0123456789abcdef",
            "AKIAIOSFODNN7EXAMPLE", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "pasted_key", "SK_ABCDEFGHIJKLMNOP23",
        ], [true, false])
    func pastedKey(key: String, isChosen: Bool) async throws {
        let changes = ["key_variable": key, "key": "", "name": isChosen ? "Rack" : " "]
        let reply = try await add(changes.merging(["key_source": isChosen ? "environment" : "none"]) { $1 })
        #expect(reply.status == 422)
        #expect(!reply.text.contains(key))
        #expect(reply.text.contains("it may be a key") == isChosen)
    }

    @Test(
        "a usual name of a variable that is not set is given back",
        arguments: ["OPENAI_API_KEY", "KEY", "VIDEO_KEY_2", "AZURE_OPENAI_API_KEY", "SUBSCRIPTIONKEY"])
    func unsetVariable(name: String) async throws {
        let reply = try await add(["key_source": "environment", "key_variable": name, "key": ""])
        #expect(reply.status == 422)
        #expect(reply.text.contains("“\(name)” is not set"))
        #expect(reply.text.contains("value=\"\(name)\""))
    }

    @Test("a key that was typed is kept, even where the choice says that there is none; other choices are refused")
    func typedKey() async throws {
        #expect(try await add(["key_source": "elsewhere", "key": ""]).status == 422)
        #expect(try await add(["key_source": "none"]).status == 303)
        #expect(try studio.store.connection(ConnectionID(2))?.keySource == .file)
    }

    @Test("a key can come from the environment")
    func environment() async throws {
        #expect(try await add(["key_source": "environment", "key_variable": "VIDEO_KEY"]).status == 303)
        #expect(try studio.store.connection(ConnectionID(2))?.keySource == .environment("VIDEO_KEY"))
        #expect(try studio.context.connections.keys.key(of: ConnectionID(2)) == nil)
    }

    @Test("another address forgets the typed key; the same address keeps it")
    func moved() async throws {
        _ = try await add()
        var fields = [
            ("form_token", try await token("/connections/2", form: "/connections/2")), ("name", "Rack 4"),
            ("kind", "vllm_omni"), ("base_url", "http://rack3:8091/v1"), ("key_source", "file"), ("running_limit", "4"),
        ]
        #expect(try await studio.post("/connections/2", fields).status == 303)
        #expect(try studio.store.connection(ConnectionID(2))?.name == "Rack 4")
        #expect(try studio.context.connections.keys.key(of: ConnectionID(2)) == "sk-canary-0123456789")
        // What waits there goes on at once.
        #expect(try studio.wishes == [.resume(ConnectionID(2))])
        fields[0].1 = try await token("/connections/2", form: "/connections/2")
        fields[3].1 = "http://elsewhere/v1"
        let reply = try await studio.post("/connections/2", fields)
        #expect(reply.status == 422)
        #expect(reply.text.contains("Type the key"))
    }

    @Test("another name does not let a connection go on that is out of credit")
    func renamedWhilePaused() async throws {
        _ = try await add()
        let credit = Problem(code: "out_of_credit", message: "No credit.")
        try studio.store.setPause(credit, of: ConnectionID(2), at: studio.time)
        let fields = [
            ("form_token", try await token("/connections/2", form: "/connections/2")), ("name", "Rack 4"),
            ("kind", "vllm_omni"), ("base_url", "http://rack3:8091/v1"), ("key_source", "file"), ("running_limit", "4"),
        ]
        #expect(try await studio.post("/connections/2", fields).status == 303)
        #expect(try studio.store.connection(ConnectionID(2))?.pause == credit)
        #expect(try studio.wishes.isEmpty)
    }

    @Test("a change without its token, or from before another change, is refused")
    func token() async throws {
        #expect(try await add(["form_token": ""]).status == 409)
        #expect(try await studio.post("/connections", [("name", "x")]).status == 403)
        #expect(try studio.store.connections().count == 1)
    }

    @Test("new clips go where the person says, at that connection's price")
    func usual() async throws {
        _ = try await add(["kind": "openai"])
        let video = try studio.addVideo()
        #expect(try await studio.post("/connections/2/default", []).status == 303)
        _ = try studio.addTake(to: video)
        #expect(try studio.store.video(video.id)?.takes.first?.server.connection == ConnectionID(2))
        #expect(
            try await studio.get("/videos/\(video.id)/generate-sora").text.contains("<option value=\"2\" selected>"))
    }

    @Test("one that is needed or usual cannot be removed; another can, with its key, and history keeps its name")
    func removed() async throws {
        _ = try await add(["kind": "openai"])
        #expect(try await studio.post("/connections/1/remove", []).status == 409)
        #expect(try await studio.post("/connections/2/remove", []).status == 303)
        #expect(try studio.store.connections().map(\.id) == [ConnectionID(1)])
        #expect(try studio.context.connections.keys.key(of: ConnectionID(2)) == nil)
    }

    @Test("prices are edited as lines, and a page made from older ones asks again before it spends")
    func prices() async throws {
        let video = try studio.addVideo()
        let old = try #require(try await studio.get("/videos/\(video.id)/generate-sora").field("form_token"))
        let lines = "sora-2, 1280x720, 4 8, 0.25\nwan-2, 832x480, 5,"
        let token = try await token("/connections/1", form: "/connections/1/offers")
        let reply = try await studio.post("/connections/1/offers", [("form_token", token), ("offer_lines", lines)])
        #expect(reply.status == 303)
        let catalog = try studio.store.catalog(of: ConnectionID(1), asOf: nil)
        #expect(catalog.models.map(\.name) == ["sora-2", "wan-2"])
        #expect(
            catalog.cost(model: "sora-2", seconds: 4, size: ClipSize(width: 1280, height: 720)) == Money(dollars: 1))
        #expect(catalog.cost(model: "wan-2", seconds: 5, size: ClipSize(width: 832, height: 480)) == nil)
        let press = [
            ("form_token", old), ("prompt", "A tram"), ("model", "sora-2"), ("seconds", "4"), ("size", "1280x720"),
        ]
        let changed = try await studio.post("/videos/\(video.id)/generate-sora", press)
        #expect(changed.status == 409)
        #expect(changed.text.contains("now costs $1.00"))
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
    }

    @Test("a line that is none is refused and stays", arguments: ["nonsense", "m, 1x1, 4, 1", "m, 64x64, x, 1", ""])
    func badLine(line: String) async throws {
        let token = try await token("/connections/1", form: "/connections/1/offers")
        let reply = try await studio.post("/connections/1/offers", [("form_token", token), ("offer_lines", line)])
        #expect(reply.status == 422)
        #expect(reply.text.contains(">\(line)</textarea>"))
    }

    @Test("a test's report is shown, and its models can be taken over")
    func report() async throws {
        let offers = [
            ModelOffer(
                name: "found", seconds: [5], sizes: [.init(size: ClipSize(width: 64, height: 64), ratePerSecond: nil)])
        ]
        let report = ConnectionReport(
            findings: [Finding(.bad, "key", "refused <now>")], offers: offers, at: studio.time)
        studio.test.withLock { $0 = .answered(report) }
        let page = try await studio.get("/connections/1")
        #expect(page.text.contains("refused &lt;now&gt;"))
        let token = try await token("/connections/1", form: "/connections/1/offers")
        _ = try await studio.post("/connections/1/offers", [("form_token", token), ("take", "found")])
        #expect(try studio.store.catalog(of: ConnectionID(1), asOf: nil).models == offers)
    }
}

@Suite("What a kind of server knows beyond the protocol")
struct ExtraTests {
    let studio: TestStudio
    let video: Video

    init() throws {
        studio = try TestStudio(.vllmOmni)
        video = try studio.addVideo()
    }

    private func press(_ extra: [(String, String)]) async throws -> HTTPReply {
        let page = try await studio.get("/videos/\(video.id)/generate-sora")
        let token = try #require(page.field("form_token"))
        let fields = [
            ("form_token", token), ("prompt", "A tram"), ("model", "sora-2"), ("seconds", "4"), ("size", "1280x720"),
        ]
        return try await studio.post("/videos/\(video.id)/generate-sora", fields + extra)
    }

    @Test("is a field of the form, frozen with the take and shown with it")
    func frozen() async throws {
        let reply = try await press([
            ("extra.seed", "7"), ("extra.guidance_scale", "4.5"), ("extra.quality", ""),
            ("extra_json", #"{"lora_scale":0.5}"#),
        ])
        #expect(reply.status == 303)
        let take = try #require(try studio.store.video(video.id)?.takes.first)
        #expect(
            take.settings.extras == ["seed": .integer(7), "guidance_scale": .number(4.5), "lora_scale": .number(0.5)])
        #expect(try await studio.get("/videos/\(video.id)").text.contains(#/<dt>seed<\/dt>\s*<dd>7</#))
        let again = try await studio.get("/videos/\(video.id)/generate-sora?from=\(take.id)")
        #expect(again.field("extra.seed") == "7")
    }

    @Test(
        "is refused in words where it cannot be",
        arguments: [("extra.seed", "seven"), ("extra_json", "[]"), ("extra_json", #"{"model":"x"}"#)])
    func refused(name: String, value: String) async throws {
        let reply = try await press([(name, value)])
        #expect(reply.status == 422)
        #expect(try studio.store.video(video.id)?.takes.isEmpty == true)
    }

    @Test("comes by JSON too, but says nothing again that the settings say")
    func json() async throws {
        let path = "/api/videos/\(video.id)/generate-sora"
        let body = #"{"size":"1280x720","extras":{"seed":7}}"#
        let reply = try await studio.postJSON(path, body)
        #expect(reply.json["sora_generation_settings"]?["extras"]?["seed"]?.integer == 7)
        #expect(try await studio.postJSON(path, #"{"extras":{"seconds":99}}"#).status == 422)
        #expect(try await studio.postJSON(path, #"{"extras":7}"#).status == 422)
    }
}
