extension Deed {
    static let finding = [
        Deed(
            "finding", "searches by words and filters", on: "/search", press: "Find", ["q": "tram", "sort": "title"],
            then: "A tram climbs"),
        Deed("finding", "begins anew where nothing fits") { tour in
            let nothing = try await tour.read("/search?q=zebra", "No video fits")
            _ = try await tour.open(try nothing.link("Start anew"))
        },
        Deed(
            "finding", "keeps the address of a search", on: "/search?state=completed&star=true", read: "No video fits"),
        Deed(
            "prompts", "writes a template", on: "/prompts", press: "Add the template",
            ["title": "Weather", "body": "{{subject}} in {{weather}}", "tags": "rain"], then: "Weather"),
        Deed(
            "prompts", "changes a template", on: "/prompts/6", press: "Save the template", ["title": "Kind of weather"],
            then: "Kind of weather"),
        Deed("prompts", "sees the templates of a tag", on: "/prompts?tag=rain", read: "Kind of weather"),
        Deed(
            "prompts", "fills in a template for a new video", on: "/prompts/6/use", press: "Go on to the Generate form",
            ["variable-1": "A heron", "variable-2": "fog"], then: "A heron in fog"),
        Deed(
            "prompts", "looks for a prompt that was used", on: "/prompts/used", press: "Find", ["q": "zebra"],
            then: "No prompt here"),
        Deed("prompts", "uses a prompt again", on: "/prompts/used?q=red", press: "Use it again", then: "A red boat"),
        Deed(
            "prompts", "deletes a template", on: "/prompts/6", press: "Delete the template",
            ticking: ["sure": ["true"]], then: "Slow push in"),
        Deed("usage", "sees what was made and spent", on: "/usage", read: "Success rate"),
        Deed("usage", "sees another span", on: "/usage?days=90", read: "90 days"),
        Deed("usage", "takes the numbers away as CSV") { tour in
            let usage = try await tour.open("/usage")
            let file = try await tour.fetch(try usage.link("Download every generation as CSV"))
            guard file.headers["content-type"]?.hasPrefix("text/csv") == true else { throw Failure("\(file.headers)") }
        },
        Deed(
            "settings", "sets limits", on: "/settings", press: "Save the limits", ["per_day": "20"],
            keeps: ["per_day": "20.00"]),
        Deed(
            "settings", "says when to be told", on: "/settings", press: "Save the alerts", ["alert_failures": "5"],
            keeps: ["alert_failures": "5"]),
        Deed("settings", "reads how a script works with the studio") { tour in
            let page = try await tour.open(try await tour.open("/projects").link("API"))
            try await tour.fetch(try page.link("OpenAPI document"))
        },
        Deed("settings", "sees what the keyboard does", on: "/shortcuts", read: "Back one frame"),
    ]

    /// Everything comes into the queue while it is held.
    static let queue = [
        Deed("the queue", "sees that all is over", on: "/queue", read: "Nothing runs and nothing waits"),
        Deed("the queue", "holds everything", on: "/queue", press: "Hold everything", then: "Held since"),
        Deed("the queue", "generates all drafts of a project, after the total") { tour in
            for title in ["One", "Two", "Three"] {
                _ = try await tour.press(
                    try await tour.open("/projects/2"), "Add the video", ["title": title, "prompt": title])
            }
            let project = try await tour.open("/projects/2")
            let drafts = try await tour.open(try project.link("Generate all drafts"))
            let queue = try await tour.press(drafts, "Generate 3 clips for $0.00")
            guard queue.path == "/queue", queue.words.contains("3 waiting") else { throw Failure(queue.words) }
        },
        Deed("the queue", "puts one last", on: "/queue", press: "⤓", order: lines("Two", "One", "Three")),
        Deed("the queue", "puts one down", on: "/queue", press: "↓", order: lines("One", "Two", "Three")),
        Deed("the queue", "puts one up", on: "/queue", press: "↑", order: lines("Two", "One", "Three")),
        Deed("the queue", "puts one first", on: "/queue", press: "⤒", order: lines("One", "Two", "Three")),
        Deed("the queue", "cancels one there", on: "/queue", press: "Cancel One", order: lines("Two", "Three")),
        Deed("the queue", "releases everything", on: "/queue", press: "Release everything", then: "Hold everything"),
    ]

    private static func lines(_ titles: String...) -> [String] { titles.map { "\($0), take 1" } }

    static let storage = [
        Deed("storage", "takes everything along, and brings it in again") { tour in
            let page = try await tour.open("/storage")
            let archive = try await tour.fetch(try page.link("Export everything"))
            let file = FormFile(name: "export.zip", type: "application/zip", bytes: archive.body)
            let taken = try await tour.press(page, "Import it", attaching: ["archive": file])
            _ = try await tour.read(taken.path, "already")
        },
        Deed("storage", "takes one project along") { tour in
            let project = try await tour.open("/projects/2")
            try await tour.fetch(try project.link("Export this project"))
        },
        Deed("storage", "backs up the database") { tour in
            let page = try await tour.open("/storage")
            let reply = try await tour.fetch(page, pressing: "Back up the database")
            guard reply.status == 200, reply.body.count > 4096 else { throw Failure("\(reply.status)") }
        },
    ]
}
