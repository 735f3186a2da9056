import HTTPClient
import Studio
import Testing

@testable import Web

@Suite("Keeping the library in order")
struct OrderTests {
    @Test("a project and a video are renamed and described where they stand")
    func rename() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        let project = video.projectID
        let renamed = try await studio.post(
            "/projects/\(project)", [("title", " Night trams "), ("description", "After ten")])
        #expect(renamed.headers["location"] == "/projects/\(project)")
        let saved = try #require(try studio.store.project(project)).summary.project
        #expect(saved.title == "Night trams" && saved.description == "After ten")
        let changed = try await studio.post(
            "/videos/\(video.id)", [("title", "Rain"), ("prompt", "A tram\r\nat night")])
        #expect(changed.headers["location"] == "/videos/\(video.id)")
        let page = try await studio.get("/videos/\(video.id)").text
        #expect(page.contains("<h1>Rain</h1>") && page.contains("A tram\nat night"))
    }

    @Test(
        "a refused change keeps what was typed and is open",
        arguments: [("/projects/1", "description"), ("/videos/1", "prompt")])
    func refused(path: String, field: String) async throws {
        let studio = try TestStudio()
        _ = try studio.addVideo()
        let reply = try await studio.post(path, [("title", " "), (field, "Kept <words>")])
        #expect(reply.status == 422)
        #expect(reply.text.contains("Kept &lt;words&gt;</textarea>"))
        #expect(reply.text.contains("<details class=\"edit\" open>"))
        #expect(reply.text.contains("href=\"#edit-title\">title</a>"))
        #expect(try studio.store.project(ProjectID(1))?.summary.project.title == "Trams")
    }

    @Test("what is in the trash is not changed", arguments: ["/videos/1", "/videos/1/duplicate", "/videos/1/move"])
    func trashed(path: String) async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        _ = try studio.store.trash(video.id, at: studio.time)
        let reply = try await studio.post(path, [("title", "T"), ("prompt", ""), ("direction", "up")])
        #expect(reply.status == 409)
        #expect(try studio.store.video(video.id)?.video.title == video.title)
    }

    @Test("videos change places by two buttons, which the first and the last do not need")
    func move() async throws {
        let studio = try TestStudio()
        let project = try studio.store.addProject(title: "Trams", description: "", at: studio.time)
        for title in ["One", "Two", "Three"] {
            _ = try studio.store.addVideo(to: project.id, title: title, prompt: "", at: studio.time)
        }
        let page = try await studio.get("/projects/1").text
        #expect(page.contains("aria-label=\"Move One up\"") && !page.contains("aria-label=\"Move One down\""))
        #expect(!page.contains("aria-label=\"Move Three up\"") && page.contains("aria-label=\"Move Three down\""))
        let reply = try await studio.post("/videos/1/move", [("direction", "up")])
        #expect(reply.headers["location"] == "/projects/1#video-1")
        _ = try await studio.post("/videos/3/move", [("direction", "down")])
        let titles = try #require(try studio.store.project(project.id)).videos.map(\.video.title)
        #expect(titles == ["One", "Three", "Two"])
        #expect(try await studio.post("/videos/1/move", [("direction", "sideways")]).status == 422)
        let dropped = try await studio.post("/videos/2/move", [("place_of", "1")])
        #expect(dropped.headers["location"] == "/projects/1#video-2")
        let afterwards = try #require(try studio.store.project(project.id)).videos.map(\.video.title)
        #expect(afterwards == ["Two", "One", "Three"])
        #expect(try await studio.post("/videos/1/move", [("place_of", "99")]).status == 409)
    }

    @Test("projects change places too")
    func moveProject() async throws {
        let studio = try TestStudio()
        for title in ["One", "Two"] {
            _ = try studio.store.addProject(title: title, description: "", at: studio.time)
        }
        let reply = try await studio.post("/projects/1/move", [("direction", "up"), ("after", "9")])
        #expect(reply.headers["location"] == "/projects?after=9#project-1")
        #expect(try studio.store.projects().map(\.project.title) == ["One", "Two"])
        #expect(try await studio.post("/projects/2/move", [("place_of", "1")]).status == 303)
        #expect(try studio.store.projects().map(\.project.title) == ["Two", "One"])
    }

    @Test("a video is moved to another project, and copied without its takes")
    func moveAndCopy() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        _ = try studio.addTake(to: video)
        let other = try studio.store.addProject(title: "Ferries", description: "", at: studio.time)
        #expect(try await studio.get("/videos/1").text.contains("<option value=\"\(other.id)\">Ferries</option>"))
        let moved = try await studio.post("/videos/1/project", [("project", "\(other.id)")])
        #expect(moved.headers["location"] == "/videos/1")
        #expect(try studio.store.video(video.id)?.project.id == other.id)
        #expect(try await studio.post("/videos/1/project", [("project", "99")]).status == 422)
        let copied = try await studio.post("/videos/1/duplicate", [])
        #expect(copied.headers["location"] == "/videos/2")
        let copy = try #require(try studio.store.video(VideoID(2)))
        #expect(copy.video.title == "Rain over Lisbon copy" && copy.video.prompt == video.prompt)
        #expect(copy.takes.isEmpty && copy.project.id == other.id)
    }

    @Test("a card shows length and spend, and names the film that plays while one points at it")
    func card() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        try studio.bring(try studio.addTake(to: video, seconds: 8), to: .completed)
        let page = try await studio.get("/projects/\(video.projectID)").text
        #expect(page.contains("1 take · 8 s · $0.80"))
        #expect(page.contains("data-film=\"/generations/1/video.mp4\""))
    }

    @Test("long lists are shown page by page, each thing once")
    func pages() async throws {
        let studio = try TestStudio()
        let project = try studio.store.addProject(title: "Many", description: "", at: studio.time)
        for number in 1...120 {
            _ = try studio.store.addVideo(to: project.id, title: "V\(number)", prompt: "", at: studio.time)
            _ = try studio.store.addProject(title: "P\(number)", description: "", at: studio.time)
        }
        for (start, card) in [("/projects", "project-"), ("/projects/1", "video-")] {
            var (next, seen, rounds): (String?, [String], Int) = (start, [], 0)
            while let address = next {
                let page = try await studio.get(address).text
                seen += page.matches(of: try Regex("<article class=\"card\" id=\"(\(card)[0-9]+)\""))
                    .compactMap { $0.output[1].substring.map(String.init) }
                next = page.firstMatch(of: try Regex("href=\"([^\"]*)\" rel=\"next\""))?.output[1].substring.map(
                    String.init)
                rounds += 1
            }
            #expect(rounds == 3)
            #expect(Set(seen).count == seen.count && seen.count == (card == "video-" ? 120 : 121))
        }
    }
}

@Suite("Marks on takes")
struct MarkTests {
    @Test("a star is set and taken away by saying what shall be")
    func star() async throws {
        let studio = try TestStudio()
        let take = try studio.addTake(to: try studio.addVideo())
        for _ in 1...2 {
            let reply = try await studio.post("/generations/1/star", [("starred", "true")])
            #expect(reply.headers["location"] == "/videos/1#take-1")
            #expect(try studio.store.take(take.id)?.isStarred == true)
        }
        #expect(try await studio.get("/videos/1").text.contains("Starred</span>"))
        _ = try await studio.post("/generations/1/star", [("starred", "false")])
        #expect(try studio.store.take(take.id)?.isStarred == false)
        #expect(try await studio.post("/generations/1/star", []).status == 422)
    }

    @Test("a picked take is shown first and gives the video its poster")
    func pick() async throws {
        let studio = try TestStudio()
        let video = try studio.addVideo()
        for _ in 1...2 { try studio.bring(try studio.addTake(to: video), to: .completed) }
        let waiting = try studio.addTake(to: video)
        #expect(try studio.store.summary(of: video.id)?.poster == GenerationID(2))
        #expect(try await studio.post("/generations/1/pick", [("picked", "true")]).status == 303)
        #expect(try studio.store.summary(of: video.id)?.poster == GenerationID(1))
        let page = try await studio.get("/videos/1")
        #expect(page.firstMatch("<article class=\"take\" id=\"take-([0-9]+)\"") == "1")
        #expect(page.text.contains("Picked</span>"))
        #expect(try await studio.post("/generations/\(waiting.id)/pick", [("picked", "true")]).status == 409)
        _ = try await studio.post("/generations/1/pick", [("picked", "false")])
        #expect(try studio.store.summary(of: video.id)?.poster == GenerationID(2))
    }
}
