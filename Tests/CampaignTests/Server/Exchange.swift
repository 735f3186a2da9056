import Foundation

/// One request and what the server does with it.
struct Exchange {
    let call: Call
    let state: FaultServer.State

    /// A well formed answer.
    struct Reply {
        let status: Int
        var headers: [(String, String)] = [("Content-Type", "application/json")]
        let body: [UInt8]

        static func json(_ text: String) -> Reply { Reply(status: 200, body: Array(text.utf8)) }
        static let missing = Reply(
            status: 404, body: Array(#"{"error":{"message":"No such video.","type":"invalid_request_error"}}"#.utf8))
    }

    /// - Returns: whether the connection goes on.
    func run(_ wire: inout Wire) -> Bool {
        state.book.withLock { book in
            book.calls.append(
                Book.Seen(
                    method: call.method, path: call.path, authorization: call.headers["authorization"], at: .now))
            book.callsAtOnce += 1
            book.mostCallsAtOnce = max(book.mostCallsAtOnce, book.callsAtOnce)
        }
        defer { state.book.withLock { $0.callsAtOnce -= 1 } }
        let manners = state.manners.withLock { $0 }
        if let key = manners.key, call.headers["authorization"] != "Bearer \(key)" {
            let challenge = [("WWW-Authenticate", #"Basic realm="x", Digest realm="x", nonce="y", Negotiate"#)]
            return perform(.fault(401, code: "invalid_api_key", "Wrong key.", challenge), .missing, &wire)
        }
        let (answer, honest) = decide(manners)
        return perform(answer, honest, &wire)
    }

    private func decide(_ manners: Manners) -> (Answer, Reply) {
        switch (call.method, call.segments.count) {
        case ("POST", 2): return paid(manners)
        case ("GET", 2) where call.segments[1] == "videos": return list(manners)
        case ("GET", 3) where call.segments[1] == "videos": return poll(manners)
        case ("DELETE", 3): return delete(manners)
        case ("GET", 4), ("GET", 2): return content(manners)
        default: return (.honest, .missing)
        }
    }

    private func paid(_ manners: Manners) -> (Answer, Reply) {
        guard let order = call.order else { return (.fault(400, "This is no order."), .missing) }
        let request = state.book.withLock { book in
            let number = book.posts.count + 1
            return PaidRequest(order: order, number: number, ofPrompt: book.posts(of: order.prompt).count + 1)
        }
        switch manners.post(request) {
        case .refuse(let answer):
            note(order, job: nil, wasTurnedAway: answer.turnsAway)
            return (answer, .missing)
        case .accept(let answer, let id, let listedAfter):
            let job = accept(order, id: id, listedAfter: listedAfter)
            return (answer, .json(job.document("queued", progress: "0", showsPrompt: manners.showsPrompts)))
        }
    }

    private func accept(_ order: Call.Order, id: String?, listedAfter: Int) -> Job {
        state.book.withLock { book in
            let job = Job(
                id: id ?? "video_\(book.jobs.count + 1)_\(UInt32.random(in: 0...UInt32.max))", order: order,
                createdAt: Int(time(nil)), listedFrom: book.listings + listedAfter)
            if book.job(job.id) == nil { book.jobs.append(job) }
            book.posts.append(Book.Post(prompt: order.prompt, job: job.id, wasTurnedAway: false, at: .now))
            return job
        }
    }

    private func note(_ order: Call.Order, job: String?, wasTurnedAway: Bool) {
        state.book.withLock {
            $0.posts.append(Book.Post(prompt: order.prompt, job: job, wasTurnedAway: wasTurnedAway, at: .now))
        }
    }

    private func list(_ manners: Manners) -> (Answer, Reply) {
        let (number, jobs) = state.book.withLock { book in
            book.listings += 1
            return (book.listings, book.jobs.filter { $0.listedFrom < book.listings && !$0.isDeleted })
        }
        let newest = Array(jobs.reversed())
        let start = call.query["after"].flatMap { id in newest.firstIndex { $0.id == id }.map { $0 + 1 } } ?? 0
        let limit = call.query["limit"].flatMap { Int($0) } ?? 20
        let page = newest[min(start, newest.count)...].prefix(limit)
        let documents = page.map { job in
            job.document(job.honestStatus(pollsNeeded: manners.pollsNeeded), showsPrompt: manners.showsPrompts)
        }
        let hasMore = start + page.count < newest.count
        let text = #"{"object":"list","data":[\#(documents.joined(separator: ","))],"has_more":\#(hasMore)}"#
        return (manners.list(number), .json(text))
    }

    /// Counts and finds the job that the path names.
    func job(_ change: (inout Job) -> Void) -> Job? {
        let id = call.segments.count > 2 ? call.segments[2] : String(call.segments[1].split(separator: ".")[0])
        return state.book.withLock { book in
            guard let place = book.job(id), !book.jobs[place].isDeleted else { return nil }
            change(&book.jobs[place])
            return book.jobs[place]
        }
    }

    private func poll(_ manners: Manners) -> (Answer, Reply) {
        guard let job = job({ $0.polls += 1 }) else { return (.honest, .missing) }
        let status = job.honestStatus(pollsNeeded: manners.pollsNeeded)
        return (manners.poll(job), .json(job.document(status, showsPrompt: manners.showsPrompts)))
    }

    private func delete(_ manners: Manners) -> (Answer, Reply) {
        guard let job = job({ $0.isDeleted = true }) else { return (.honest, .missing) }
        let text = #"{"id":\#(job.id.quoted),"object":"video.deleted","deleted":true}"#
        return (manners.delete(job), .json(text))
    }
}

extension Answer {
    /// Says for sure that nothing was accepted, and that the same request may be sent again.
    fileprivate var turnsAway: Bool {
        switch self {
        case .reply(let status, _, _): [401, 402, 403, 429].contains(status)
        case .after(_, let answer), .doing(_, let answer): answer.turnsAway
        default: false
        }
    }
}
