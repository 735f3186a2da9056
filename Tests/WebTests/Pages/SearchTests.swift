import Studio
import Testing

@testable import Web

@Suite("Finding")
struct SearchTests {
    @Test("marks the words where they stand, and shows nobody's words as markup")
    func marks() async throws {
        let studio = try TestStudio()
        _ = try studio.addVideo("Rain <b>over</b> Lisbon", prompt: "A tram & its rain")
        let page = try await studio.get("/search?q=rain").text
        #expect(page.contains("<mark>Rain</mark> &lt;b&gt;over&lt;/b&gt; Lisbon"))
        #expect(page.contains("A tram &amp; its <mark>rain</mark>"))
        let odd = try await studio.get("/search?q=%3Cb%3E%22")
        #expect(odd.status == 200 && odd.text.contains("value=\"&lt;b&gt;&quot;\""))
    }

    @Test(
        "takes any words without an error",
        arguments: [
            "%22", "*", "-", "NEAR(", "a%20OR", "%F0%9F%8C%8A", "%E6%9D%B1%E4%BA%AC", "%25", "%5C", "'", "^a", "a%00b",
        ])
    func anyWords(query: String) async throws {
        let studio = try TestStudio()
        _ = try studio.addVideo()
        let status = try await studio.get("/search?q=\(query)").status
        #expect(status == 200 || (query.contains("%00") && status == 400))
    }

    @Test(
        "shows of the takes' prompts only the lines in which something was found",
        arguments: [
            ([("In snow\nThe red ", false), ("boat", true), (" sinks\nAt dawn", false)], "The red |boat| sinks"),
            ([("boat", true), ("s\nA ", false), ("boat", true)], "boat|s · A |boat"),
            ([("a\r\n", false), ("b", true), ("\r\nc", false)], "b"), ([("In snow", false)], ""),
        ] as [([(String, Bool)], String)])
    func lines(runs: [(String, Bool)], shown: String) {
        let lines = runs.map { TextRun($0.0, isMatch: $0.1) }.foundLines
        #expect(lines.map(\.text).joined(separator: "|") == shown)
    }

    @Test("keeps its filters in the fields and in the address of the next page")
    func address() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo("Trams & more")
        for number in 1...60 {
            _ = try studio.store.addVideo(to: video.projectID, title: "Tram \(number)", prompt: "", at: studio.time)
        }
        let page = try await studio.get("/search?q=tram&sort=title&state=&project=\(video.projectID)")
        #expect(page.text.contains("<option value=\"title\" selected>By title</option>"))
        let next = try #require(page.firstMatch("href=\"([^\"]*)\" rel=\"next\"")).replacing("&amp;", with: "&")
        #expect(next.hasPrefix("/search?q=tram&project=\(video.projectID)&sort=title&after="))
        let second = try await studio.get(next).text
        #expect(second.contains("First page") && !second.contains("rel=\"next\""))
    }

    @Test(
        "says what to do where nothing fits",
        arguments: [
            ("/search?q=nothing", "No video fits", "Try fewer words", "/search\">Start anew"),
            ("/search", "No videos yet", "Write a prompt", "/playground\">Open the Playground"),
        ])
    func nothing(path: String, heading: String, words: String, button: String) async throws {
        let page = try await TestStudio().get(path).text
        #expect(page.contains(heading) && page.contains(words) && page.contains(button))
    }

    @Test("finds projects too, and the list of projects takes words itself")
    func projects() async throws {
        let studio = try TestStudio()
        _ = try studio.addVideo()
        _ = try studio.store.addProject(title: "Ferries", description: "on the Tejo", at: studio.time)
        #expect(try await studio.get("/search?q=tejo").text.contains("<a href=\"/projects/2\">Ferries</a>"))
        let list = try await studio.get("/projects?q=tejo").text
        #expect(list.contains("Ferries") && !list.contains("<a href=\"/projects/1\">"))
        #expect(try await studio.get("/projects?q=desert").text.contains("No project fits"))
    }

    @Test("knows days by this machine's clock, the last one included")
    func days() async throws {
        let studio = try TestStudio()
        let take = try studio.addTake(to: try studio.addVideo())
        let day = String(take.createdAt.display.prefix(10))
        for (query, isFound) in [
            ("from=\(day)", true), ("to=\(day)", true), ("from=\(day)&to=\(day)", true), ("to=2001-01-01", false),
            ("from=2999-01-01", false), ("from=yesterday", true), ("from=2026-13-45", true),
        ] {
            #expect(try await studio.get("/search?\(query)").text.contains("id=\"video-1\"") == isFound, "\(query)")
        }
    }
}
