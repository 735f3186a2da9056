import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("A long list")
struct LongListTests {
    private static func next(_ page: HTTPReply) -> String? {
        page.firstMatch("href=\"([^\"]*)\" rel=\"next\"")?.replacing("&amp;", with: "&")
    }

    @Test("of the trash is shown page by page, last thrown away first, each thing once")
    func trash() async throws {
        let studio = try TestStudio()
        let kept = try studio.addVideo()
        for number in 1...70 {
            let isProject = number % 10 == 0
            // Several are thrown away at the same time.
            let time = studio.time + .seconds(Int64(number / 4))
            if isProject {
                let project = try studio.store.addProject(title: "Thing \(number).", description: "", at: studio.time)
                #expect(try studio.store.trash(project.id, at: time))
            } else {
                let video = try #require(
                    try studio.store.addVideo(
                        to: kept.projectID, title: "Thing \(number).", prompt: "", at: studio.time))
                #expect(try studio.store.trash(video.id, at: time))
            }
        }
        var page = try await studio.get("/trash")
        var seen = Self.things(page)
        #expect(seen.count == 50 && seen.first.map { $0 >= 68 } == true)
        #expect(seen.map { $0 / 4 } == seen.map { $0 / 4 }.sorted(by: >))
        let next = try #require(Self.next(page))
        #expect(try studio.store.trash(kept.id, at: studio.time + .hours(1)))
        page = try await studio.get(next)
        seen += Self.things(page)
        #expect(seen.sorted() == Array(1...70) && Self.next(page) == nil)
        #expect(try await studio.get("/trash?after=nowhere").text.contains("Rain over Lisbon"))
    }

    private static func things(_ page: HTTPReply) -> [Int] {
        page.text.matches(of: #/>Thing (\d+)\.</#).compactMap { Int($0.output.1) }
    }

    @Test("of templates keeps the tag and the video in its addresses")
    func templates() async throws {
        let studio = try TestStudio()
        for number in 1...130 {
            let draft = PromptDraft(title: "T\(number % 60)", body: "b", tags: number % 2 == 0 ? "even" : "odd")
            _ = try studio.store.addPromptTemplate(draft, at: studio.time)
        }
        var page = try await studio.get("/prompts?tag=even&video=1")
        var seen = page.text.matches(of: #/<h2>T(\d+)<\/h2>/#).count
        while let next = Self.next(page) {
            #expect(next.contains("tag=even") && next.contains("video=1"))
            page = try await studio.get(next)
            seen += page.text.matches(of: #/<h2>T(\d+)<\/h2>/#).count
        }
        #expect(seen == 65)
        #expect(try await studio.get("/prompts?after=12345").status == 200)
    }

    @Test("of projects and videos comes to scripts in pieces with a cursor, and as before to who asks for nothing")
    func api() async throws {
        let studio = try TestStudio()
        for number in 1...5 {
            _ = try studio.store.addProject(title: "P\(number)", description: "", at: studio.time)
            _ = try studio.store.addVideo(to: ProjectID(1), title: "V\(number)", prompt: "", at: studio.time)
        }
        for (path, member) in [("/api/projects", "data"), ("/api/projects/1", "videos")] {
            let whole = try await studio.get(path).json
            #expect(whole[member]?.array?.count == 5 && whole["next"] == nil)
            var seen: [JSONValue] = []
            var query: String? = "?limit=2"
            while let asked = query {
                let part = try await studio.get(path + asked).json
                seen += part[member]?.array ?? []
                query = part["next"]?.string.map { "?limit=2&after=\($0)" }
            }
            #expect(seen == whole[member]?.array)
            for odd in ["limit=0", "limit=501", "limit=x", "after=x"] {
                let refused = try await studio.get("\(path)?\(odd)")
                #expect(refused.status == 400 && refused.json["error"]?["param"]?.string == String(odd.prefix(5)))
            }
        }
    }
}
