import Foundation
import Testing

/// Holds what the server accepted against the database and the files: nothing paid for twice, nothing paid for lost,
/// nothing listed that is not whole, and a bill that adds up. The program has ended.
struct Oracle {
    let book: Book
    let library: Library
    private let media: String

    init(_ stage: Stage) throws {
        book = stage.server.book
        library = try Library(path: stage.database)
        media = stage.data + "/media"
    }

    /// Prompts are the presses' names here: every press of a test has another.
    /// - Parameter hasWholeFolder: false when the database was put back beside newer films.
    func expectAllIsWell(_ note: String = "", hasWholeFolder: Bool = true) {
        expectOneRowForEveryPress(note)
        expectNothingSentTwice(note)
        expectEveryJobOwned(note)
        if hasWholeFolder { expectWholeFilms(note) }
        expectTrueBill(note)
    }

    private func expectOneRowForEveryPress(_ note: String) {
        #expect(library.presses == library.generations.count, "presses against generations \(note)")
        for (prompt, rows) in Dictionary(grouping: library.generations, by: \.prompt) where rows.count > 1 {
            Issue.record("“\(prompt)” has \(rows.count) generations \(note)")
        }
    }

    private func expectNothingSentTwice(_ note: String) {
        for (prompt, posts) in Dictionary(grouping: book.posts, by: \.prompt) {
            let mayCost = posts.count { !$0.wasTurnedAway }
            #expect(mayCost <= 1, "“\(prompt)” was sent \(posts.count) times, \(mayCost) of which may cost \(note)")
            #expect(!library.of(prompt).isEmpty, "“\(prompt)” was sent but is in no row \(note)")
        }
    }

    /// By one generation, or by one that says that it may be its own.
    private func expectEveryJobOwned(_ note: String) {
        for post in book.posts {
            guard let job = post.job else { continue }
            let owners = library.generations.filter { $0.job == job }
            #expect(owners.count <= 1, "job \(job) has \(owners.count) owners \(note)")
            let isAskedAbout = library.of(post.prompt).contains { generation in
                ["uncertain", "submitting"].contains(generation.state)
                    || ["found_at_server", "sent_before"].contains(generation.problem)
            }
            #expect(
                !owners.isEmpty || isAskedAbout,
                "job \(job) of “\(post.prompt)” is lost: \(library.of(post.prompt)) \(note)")
            for owner in owners where book.jobs.first(where: { $0.id == job })?.prompt != owner.prompt {
                Issue.record("job \(job) belongs to “\(owner.prompt)”, which did not order it \(note)")
            }
        }
    }

    private func expectWholeFilms(_ note: String) {
        for generation in library.generations {
            let file = [UInt8](contentsOf: "\(media)/\(generation.id).mp4")
            let isWhole = file == generation.job.map(Film.of)
            if generation.state == "completed" {
                #expect(isWhole, "film \(generation.id) is not whole \(note)")
                #expect(generation.mediaBytes == file.map { Int64($0.count) }, "bytes of \(generation.id) \(note)")
            } else if file != nil {
                #expect(isWhole, "file \(generation.id).mp4 is not whole \(note)")
            }
        }
    }

    private func expectTrueBill(_ note: String) {
        for generation in library.generations {
            #expect(generation.ledger == generation.charge, "the ledger of \(generation.id) \(note)")
            let isAccepted = book.posts(of: generation.prompt).contains { $0.job != nil }
            if isAccepted, generation.chargeKind != "stated" {
                #expect(generation.charge == generation.estimate, "\(generation) cost money \(note)")
            }
        }
    }
}
