import Foundation
import Studio
import Synchronization

/// A provider as it should be, with a book of what it accepted; tests replace single answers of its server.
final class FakeProvider: Sendable {
    /// What becomes of a paid request.
    enum Fate: Sendable {
        case accepted
        /// Accepted, and the reply is lost.
        case acceptedUnheard
        /// Never accepted, and the reply is lost.
        case lost
        case answer(SubmitAnswer)
    }

    struct Book {
        /// Newest first.
        var jobs: [RemoteJob] = []
        var creates: [String] = []
        var retrieves = 0
        var polling = 0
        var mostPolling = 0
        var sending = 0
        var mostSending = 0
        var fetches: [Asset] = []
        var deleted: [String] = []
        var fates: [Fate] = []
        var tellsPrompts = true
        var status = RemoteStatus.finished
    }

    let book = Mutex(Book())

    init(_ fates: Fate...) {
        book.withLock { $0.fates = fates }
    }

    var creates: Int { book.withLock(\.creates.count) }
    var retrieves: Int { book.withLock(\.retrieves) }
    var jobs: [RemoteJob] { book.withLock(\.jobs) }

    func set<Value>(_ path: WritableKeyPath<Book, Value> & Sendable, _ value: sending Value) {
        book.withLock { $0[keyPath: path] = value }
    }

    var server: ScriptedServer {
        var server = ScriptedServer()
        server.onNewestJob = { .fence(self.jobs.first.map { .newest($0.id) } ?? .empty) }
        server.onCreate = { settings, _ in await self.create(settings) }
        server.onRetrieve = { await self.retrieve($0) }
        server.onJobs = { after, limit in self.page(after: after, limit: limit) }
        server.onFetch = { asset, id, file in self.fetch(asset, id, file) }
        server.onDelete = { id in
            self.book.withLock { $0.deleted.append(id) }
            return .done
        }
        return server
    }

    func accept(_ prompt: String) -> RemoteJob {
        book.withLock { Self.accept(prompt, in: &$0) }
    }

    private static func accept(_ prompt: String, in book: inout Book) -> RemoteJob {
        let job = RemoteJob.job("job_\(book.jobs.count + 1)", prompt: book.tellsPrompts ? prompt : nil)
        book.jobs.insert(job, at: 0)
        return job
    }

    private func create(_ settings: GenerationSettings) async -> SubmitAnswer {
        book.withLock {
            $0.sending += 1
            $0.mostSending = max($0.mostSending, $0.sending)
        }
        await Task.yield()
        return book.withLock { book in
            book.sending -= 1
            book.creates.append(settings.prompt)
            switch book.fates.isEmpty ? .accepted : book.fates.removeFirst() {
            case .accepted: return .accepted(Self.accept(settings.prompt, in: &book))
            case .acceptedUnheard:
                _ = Self.accept(settings.prompt, in: &book)
                return .unknown(.lost, evidence: "<html>")
            case .lost: return .unknown(.lost, evidence: nil)
            case .answer(let answer): return answer
            }
        }
    }

    private func retrieve(_ id: String) async -> RetrieveAnswer {
        book.withLock {
            $0.retrieves += 1
            $0.polling += 1
            $0.mostPolling = max($0.mostPolling, $0.polling)
        }
        await Task.yield()
        return book.withLock { book in
            book.polling -= 1
            guard book.jobs.contains(where: { $0.id == id }) else { return .missing(.test) }
            return .job(.job(id, book.status), pollAfter: nil)
        }
    }

    private func page(after: String?, limit: Int) -> ListAnswer {
        let jobs = jobs
        let start = after.flatMap { id in jobs.firstIndex { $0.id == id } }.map { $0 + 1 } ?? 0
        let page = jobs.dropFirst(start).prefix(limit)
        return .page(Array(page), hasMore: start + page.count < jobs.count)
    }

    private func fetch(_ asset: Asset, _ id: String, _ file: PartialFile) -> FetchAnswer {
        book.withLock { $0.fetches.append(asset) }
        guard asset == .video else { return .unsupported }
        write(film(id), to: file.path)
        return .received
    }
}
