extension Deed {
    /// Connection 2 lists its jobs, connection 3 does not.
    static let connections = [
        Deed("connections", "adds a server") { tour in
            _ = try await tour.press(
                try await tour.open("/connections/new"), "Add the connection",
                [
                    "name": "Listing", "base_url": tour.servers.listing.address, "key": Simulator.key,
                    "key_source": "file",
                ])
            _ = try await tour.read("/connections/2", "It can be used.")
        },
        Deed("connections", "adds a server of another kind") { tour in
            let page = try await tour.open(try await tour.open("/settings").link("Add a connection"))
            let fields = [
                "name": "Silent", "kind": "litellm", "base_url": tour.servers.silent.address, "key": Simulator.key,
                "key_source": "file",
            ]
            _ = try await tour.press(page, "Add the connection", fields)
            _ = try await tour.read("/connections/3", "jobs cannot be listed")
        },
        Deed("connections", "changes a server", on: "/connections/2", press: "Save", ["name": "Paid"], then: "Paid"),
        Deed("connections", "removes a server") { tour in
            let added = try await tour.press(
                try await tour.open("/connections/new"), "Add the connection",
                ["name": "Short-lived", "base_url": "http://localhost:1/v1"])
            let page = try await tour.read(added.path, "Remove it")
            let settings = try await tour.press(page, "Remove it")
            guard !settings.words.contains("Short-lived") else { throw Failure(settings.words) }
        },
        Deed("connections", "tests it") { tour in
            let page = try await tour.press(try await tour.open("/connections/2"), "Test the connection")
            guard page.words.contains("Asking the server") || page.words.contains("It can be used") else {
                throw Failure(page.words)
            }
            _ = try await tour.read(page.path, "It can be used.")
        },
        Deed(
            "connections", "changes its prices", on: "/connections/2", press: "Save the price list",
            ["offer_lines": "sora-2, 1280x720, 4 8, 0.20"], keeps: ["offer_lines": "sora-2, 1280x720, 4 8, 0.20"]),
        Deed(
            "connections", "takes the models that it told", on: "/connections/2", press: "Take what the server told",
            then: "sora-2-pro"),
        Deed(
            "connections", "says how it may tell of jobs", on: "/connections/2", press: "Save the webhook",
            ["webhook_secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], then: "Forget the webhook"),
        Deed("connections", "forgets the webhook") { tour in
            let page = try await tour.press(try await tour.open("/connections/2"), "Forget the webhook")
            guard !page.words.contains("Forget the webhook") else { throw Failure(page.words) }
        },
        Deed(
            "connections", "makes it the usual one", on: "/connections/2", press: "Use it for new clips",
            then: "New clips go here."),
        Deed("connections", "looks at what another program had made there, and keeps it") { tour in
            let id = try await tour.makeForeignJob("A strange whale")
            _ = try await tour.press(try await tour.open("/connections/2/jobs"), "Ask the server for its jobs")
            let list = try await tour.read("/connections/2/jobs", "A strange whale")
            _ = try await tour.press(
                list, "Keep the chosen jobs here", ["new_project": "Found"], ticking: ["job": [id]])
            _ = try await tour.open(try await tour.open("/projects").link("Found"))
        },
        Deed("connections", "asks for its jobs again") { tour in
            _ = try await tour.makeForeignJob("A second whale")
            _ = try await tour.press(try await tour.open("/connections/2/jobs"), "Ask again")
            _ = try await tour.read("/connections/2/jobs", "A second whale")
        },
        Deed("connections", "says that another address is the same account") { tour in
            _ = try await tour.press(try await tour.open("/queue"), "Hold everything")
            let video = try await tour.generate("A boat that moves", connection: 2)
            let other = tour.servers.listing.address.replacing("localhost", with: "127.0.0.1")
            _ = try await tour.press(
                try await tour.open("/connections/2"), "Save", ["base_url": other, "key": Simulator.key])
            _ = try await tour.press(try await tour.open("/queue"), "Release everything")
            let held = try await tour.read(video.path, "It is the same account: go on")
            _ = try await tour.press(held, "It is the same account: go on")
            _ = try await tour.read(video.path, "Download the MP4")
        },
        Deed("connections", "goes on once a pause is mended") { tour in
            try await tour.generate("A boat [simulate: out_of_credit]", connection: 2)
            let paused = try await tour.read("/connections/2", "It is mended: go on")
            _ = try await tour.press(paused, "It is mended: go on")
            _ = try await tour.read("/queue", "Waiting for you")
        },
        Deed("connections", "sends again what waits for the person") { tour in
            let queue = try await tour.read("/queue", "out of credit")
            let take = queue.all("a").last { $0.words.hasPrefix("A boat") }?.attributes["href"] ?? ""
            let video = try await tour.read(String(take.prefix { $0 != "#" }), "Send again")
            _ = try await tour.press(video, "Send again")
            let again = try await tour.read(video.path, "Send again")
            _ = try await tour.press(again, "Cancel")
            _ = try await tour.read(video.path, "Cancelled")
        },
    ]

    /// The server took the request and its answer was lost; it cannot be asked for its jobs.
    static let uncertainty = [
        Deed("uncertain", "names the job") { tour in
            let take = try await tour.lose()
            let id = try tour.servers.silent.newestJob()
            _ = try await tour.press(
                try await tour.open("/generations/\(take)/uncertain"), "It is this job", ["job_id": id])
            _ = try await tour.read("/generations/\(take)", "Done")
        },
        Deed("uncertain", "gives it up") { tour in
            let take = try await tour.lose()
            _ = try await tour.press(try await tour.open("/generations/\(take)/uncertain"), "Give it up")
            _ = try await tour.read("/generations/\(take)", "Failed")
        },
        Deed("uncertain", "sends a new request, knowing that it may be charged twice") { tour in
            let take = try await tour.lose()
            let page = try await tour.open("/generations/\(take)/uncertain")
            _ = try await tour.press(page, "Send a new request", ticking: ["twice": ["true"]])
            _ = try await tour.read("/generations/\(take)", "Failed")
        },
    ]
}

extension Tour {
    /// Writes a prompt in the Playground and sends it to a connection; returns the page of its video.
    @discardableResult
    func generate(_ prompt: String, connection: Int) async throws -> WebPage {
        let form = try await press(try await open("/playground"), "Generate with Sora", ["prompt": prompt])
        let there = try await press(form, "Use this connection", ["connection": "\(connection)"])
        return try await press(there, "Generate with Sora", ["seconds": "4", "size": "1280x720"])
    }

    /// What another program has made at the listing server; returns the job's id.
    fileprivate func makeForeignJob(_ prompt: String) async throws -> String {
        let order: JSON = ["model": "sora-2", "prompt": .string(prompt), "seconds": "4", "size": "1280x720"]
        let job = try await Site(address: servers.listing.address).post(
            "/videos", order, headers: [("Authorization", "Bearer \(Simulator.key)")])
        guard let id = try job.json["id"].text else { throw Failure("\(job.status) \(job.text)") }
        return id
    }

    /// - Returns: the number of a take of which it is not known whether the server accepted it.
    fileprivate func lose() async throws -> Int {
        let video = try await generate("The stairs [simulate: lost_answer]", connection: 3)
        let page = try await read(video.path, "Decide what to do")
        let number = try page.link("Decide what to do").split(separator: "/").dropFirst().first.flatMap { Int($0) }
        guard let number else { throw Failure("No number in \(try page.link("Decide what to do"))") }
        // Offered until the studio has found out that this server lists nothing, which it may have by now.
        let question = try await open("/generations/\(number)/uncertain")
        if (try? question.form("Look again")) != nil { _ = try await press(question, "Look again") }
        return number
    }
}
