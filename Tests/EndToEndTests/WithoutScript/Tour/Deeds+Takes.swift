import Foundation

extension Deed {
    /// Video 1 has take 1, a finished landscape clip; video 3 is the tram.
    static let takes = [
        Deed("the Generate form", "sees the cost of a choice first") { tour in
            let form = try await tour.open("/videos/3/generate-sora")
            let shown = try await tour.press(form, "Show the cost", ["model": "sora-2-pro", "seconds": "12"])
            guard shown.first("output")?.words == "$3.60" else { throw Failure(shown.words) }
        },
        Deed("the Generate form", "is told why something cannot be made") { tour in
            let form = try await tour.open("/videos/3/generate-sora")
            let refused = try await tour.press(form, "Generate with Sora", ["size": "1920x1080", "model": "sora-2"])
            guard refused.status == 422, refused.problems.contains("sora-2-pro makes it") else {
                throw Failure("\(refused.status): \(refused.problems)")
            }
        },
        Deed("the Generate form", "sees a picture as it will be sent, and sends it") { tour in
            let picture = try await CameraPicture(size: "300x200", ending: "png").file()
            let form = try await tour.open("/videos/3/generate-sora")
            let shown = try await tour.press(
                form, "Show the cost", ["size": "1280x720"], attaching: ["input_reference": picture])
            for image in shown.all("img") where image.attributes["data-preview"] != nil {
                try await tour.fetch(image.attributes["src"] ?? "")
            }
            let sent = try await tour.press(shown, "Generate with Sora", ["variations": "2", "seconds": "4"])
            _ = try await tour.read(sent.path, "Download the MP4")
            let record = try await tour.read("/generations/3", "Pictures")
            let pictures = record.all("img").compactMap { $0.attributes["src"] }
            for picture in pictures where picture.contains("references") { try await tour.fetch(picture) }
            guard pictures.contains(where: { $0.hasSuffix("/original") }) else { throw Failure("\(pictures)") }
        },
        Deed("the video page", "downloads film, poster and sidecar") { tour in
            let page = try await tour.open("/videos/1")
            for link in ["Download the MP4", "Poster", "Sidecar (JSON)"] {
                let reply = try await tour.fetch(try page.link(link))
                guard reply.headers["content-disposition"]?.hasPrefix("attachment") == true else {
                    throw Failure("\(link): \(reply.headers)")
                }
            }
            try await tour.fetch(page.first("video")?.attributes["src"] ?? "")
            try await tour.fetch(page.first("video")?.attributes["poster"] ?? "")
        },
        Deed("the video page", "picks a take", on: "/videos/1", press: "Pick for the video", then: "Do not pick it"),
        Deed(
            "the video page", "takes the pick back", on: "/videos/1", press: "Do not pick it",
            then: "Pick for the video"),
        Deed("the video page", "stars a take", on: "/videos/1", press: "Star", then: "Take the star away"),
        Deed("the video page", "takes the star away", on: "/videos/1", press: "Take the star away", then: "Star"),
        Deed("the video page", "makes another like it", on: "/videos/1", press: "Make another", then: "Take 2 Done"),
        Deed("the video page", "uses the settings of a take again") { tour in
            let video = try await tour.open("/videos/1")
            let form = try await tour.open(try video.link("Use these settings again")).form("Generate with Sora")
            guard form["size"] == "1280x720" else { throw Failure("The size is \(form["size"] ?? "not there").") }
        },
        Deed("the video page", "goes on from the last frame of a take") { tour in
            let video = try await tour.open("/videos/1")
            let form = try await tour.open(try video.link("Continue from the last frame"))
            _ = try await tour.press(form, "Generate with Sora", ["seconds": "4"])
            _ = try await tour.read("/videos/1", "Goes on from the last frame of take 2")
        },
        Deed("the video page", "begins the form of a video with a template") { tour in
            let form = try await tour.open("/videos/1/generate-sora")
            let templates = try await tour.open(try form.link("Begin with a template"))
            let tagged = try await tour.open(try templates.link("macro"))
            let use = try await tour.open(try tagged.link("Use"))
            let fields = try use.form("Go on to the Generate form").fields.map(\.name)
            let values = fields.filter { $0.hasPrefix("variable") }.map { ($0, "word of \($0)") }
            let filled = try await tour.press(
                use, "Go on to the Generate form", Dictionary(uniqueKeysWithValues: values))
            guard try filled.form("Generate with Sora")["prompt"]?.contains("word of variable-1") == true else {
                throw Failure(filled.words)
            }
        },
        Deed(
            "the video page", "compares two takes side by side", on: "/videos/1", press: "Compare the marked takes",
            ticking: ["take": ["1", "4"]], then: "Compare takes"),
        Deed("the video page", "cancels a take that runs") { tour in
            let form = try await tour.open("/videos/4/generate-sora")
            _ = try await tour.press(
                form, "Generate with Sora", ["prompt": "A boat [simulate: stuck]", "seconds": "4"])
            let running = try await tour.read("/videos/4", "In progress")
            let cancelled = try await tour.press(running, "Cancel")
            _ = try await tour.read(cancelled.path, "Cancelled")
        },
        Deed("the video page", "tries again what was cancelled") { tour in
            let page = try await tour.press(try await tour.open("/videos/4"), "Try again")
            let running = try await tour.read(page.path, "The server works on it")
            _ = try await tour.press(running, "Cancel")
            _ = try await tour.read("/queue", "Nothing runs and nothing waits")
        },
        Deed("the video page", "fetches a film again that is gone from the disk") { tour in
            try FileManager.default.removeItem(atPath: "\(tour.data)/media/1.mp4")
            let page = try await tour.read("/videos/1", "Fetch it again")
            _ = try await tour.press(page, "Fetch it again")
            _ = try await eventually("the film is back") {
                FileManager.default.fileExists(atPath: "\(tour.data)/media/1.mp4") ? true : nil
            }
        },
        Deed("the video page", "reads what happened, step by step", on: "/generations/1", read: "queued → submitting"),
    ]

    /// What is made from take 1.
    static let followUps = [
        Deed("lineage", "remixes a take by several prompts, for the total that is shown first") { tour in
            let form = try await tour.open("/generations/1/remix")
            let more = try await tour.press(form, "Add another prompt")
            var remix = try more.form("Show the total")
            guard remix.fields.count(where: { $0.name == "prompt" }) == 4 else { throw Failure("No fourth prompt.") }
            remix = try remix.filled(["prompt": "In snow"])
            let total = try await tour.press(more, "Show the total", ["prompt": "In snow"])
            let again = try await tour.press(total, "Show the total again", ["prompt": "In deep snow"])
            _ = try await tour.press(again, "Generate the remix")
            _ = try await tour.read("/videos/1", "Remix of take 1")
        },
        Deed(
            "lineage", "edits a take", on: "/generations/1/edit", press: "Generate the edit", ["prompt": "A red boat"],
            then: "Edit of take 1"),
        Deed(
            "lineage", "extends a take", on: "/generations/1/extend", press: "Generate the extension",
            ["prompt": "It stops", "seconds": "4"], then: "Extension of take 1"),
        Deed(
            "lineage", "sees where a take comes from and what came of it", on: "/generations/1",
            read: "Where it comes from, and what came of it"),
        Deed(
            "lineage", "makes a character of a take", on: "/generations/1/character", press: "Make the character",
            ["name": "Mossy"], then: "Mossy is made"),
        Deed(
            "lineage", "sends a clip with the character", on: "/videos/5/generate-sora", press: "Generate with Sora",
            ["prompt": "Mossy walks"], ticking: ["character": ["1"]], then: "Mossy"),
        Deed("lineage", "forgets the character", on: "/connections/1", press: "Forget", then: "None yet."),
        Deed(
            "lineage", "deletes a job at its server", on: "/generations/2/delete-at-server",
            press: "Delete it at the server", ticking: ["sure": ["true"]], then: "deleted"),
    ]
}
