import HTTPClient
import Studio
import Testing

@testable import Web

/// A small reader of the schemas that the document uses: types, required members, choices and references.
private struct Schemas {
    let document: JSONValue

    /// What is wrong with a value, each with its place.
    func faults(_ value: JSONValue, _ schema: JSONValue, at place: String = "$") -> [String] {
        if let reference = schema["$ref"]?.string {
            let target = reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] ?? .null }
            return faults(value, target, at: place)
        }
        let kinds = schema["type"]?.array ?? schema["type"].map { [$0] } ?? [.string(value.kind)]
        guard kinds.contains(.string(value.kind)) else { return ["\(place) is \(value.kind)"] }
        if let choice = schema["enum"]?.array, !choice.contains(value) { return ["\(place) is no choice"] }
        if case .array(let items) = value {
            return items.enumerated().flatMap { faults($1, schema["items"] ?? .null, at: "\(place)[\($0)]") }
        }
        guard case .object(let members) = value, let properties = schema["properties"] else { return [] }
        let missing = (schema["required"]?.array ?? []).compactMap(\.string).filter { members[$0] == nil }
        return missing.map { "\(place).\($0) is missing" }
            + members.flatMap { name, member in
                properties[name].map { faults(member, $0, at: "\(place).\(name)") } ?? []
            }
    }
}

extension JSONValue {
    fileprivate var kind: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    fileprivate var names: Set<String> {
        if case .object(let members) = self { Set(members.keys) } else { [] }
    }
}

@Suite("The document of the JSON API")
struct DocumentTests {
    private static func document(_ studio: TestStudio) async throws -> JSONValue {
        let reply = try await studio.get("/openapi.json")
        #expect(reply.headers["content-type"] == "application/json")
        return reply.json
    }

    @Test("names every address of the API with its methods, and no other; the page shows them all")
    func complete() async throws {
        let studio = try TestStudio()
        let document = try await Self.document(studio)
        let paths = try #require(document["paths"])
        let described = Set(
            paths.names.flatMap { path in (paths[path]?.names ?? []).map { "\($0.uppercased()) \(path)" } })
        let routed = RouteTable(context: studio.context).routes
            .filter { route in
                let path = route.pattern.description
                return ["/api/", "/health", "/webhooks"].contains { path.hasPrefix($0) }
            }
            .map { "\($0.method) \($0.pattern.description)" }
        #expect(described == Set(routed))
        let page = try await studio.get(Link.docs)
        #expect(page.status == 200)
        for name in described { #expect(page.text.contains("<code>\(name)</code>"), "\(name)") }
    }

    @Test("says of each answer what it is")
    func answers() async throws {
        let studio = try TestStudio()
        let document = try await Self.document(studio)
        let video = try studio.addVideo()
        try studio.bring(try studio.addTake(to: video), to: .completed)
        try studio.bring(try studio.addTake(to: video), to: .failed)
        let cases = [
            ("/api/projects", "get", "/api/projects"), ("/api/projects/1", "get", "/api/projects/{id}"),
            ("/api/videos/1", "get", "/api/videos/{id}"),
            ("/api/videos/1/cost?seconds=8", "get", "/api/videos/{id}/cost"),
            ("/api/videos/1/sora-status", "get", "/api/videos/{id}/sora-status"),
            ("/api/generations/1", "get", "/api/generations/{id}"), ("/api/activity?after=0", "get", "/api/activity"),
            ("/health", "get", "/health"), ("/api/generations/99", "get", "/api/generations/{id}"),
        ]
        for (path, method, address) in cases {
            let reply = try await studio.get(path)
            let operation = try #require(document["paths"]?[address]?[method])
            var answer = try #require(operation["responses"]?["\(reply.status)"], "\(path) answered \(reply.status)")
            if let name = answer["$ref"]?.string?.split(separator: "/").last {
                answer = try #require(document["components"]?["responses"]?[String(name)])
            }
            let schema = try #require(answer["content"]?["application/json"]?["schema"])
            #expect(Schemas(document: document).faults(reply.json, schema) == [], "\(path)")
        }
    }

    @Test("lists the members of a generation that are taken, and none else is")
    func members() async throws {
        let studio = try TestStudio()
        let document = try await Self.document(studio)
        let video = try studio.addVideo()
        let request = document["paths"]?["/api/videos/{id}/generate-sora"]?["post"]?["requestBody"]?["content"]
        let known = try #require(request?["application/json"]?["schema"]?["properties"]).names
        let refused = try await studio.postJSON("/api/videos/\(video.id)/generate-sora", #"{"duration":4}"#)
        let list = try #require(refused.json["error"]?["message"]?.string?.split(separator: "Known: ").last)
        #expect(Set(list.dropLast().split(separator: ", ").map(String.init)) == known)
    }
}
