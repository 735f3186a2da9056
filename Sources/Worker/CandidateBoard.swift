import Studio
import Synchronization

/// The last looks' findings, for pages to read without waiting.
final class CandidateBoard: Sendable {
    private let answers = Mutex<[GenerationID: CandidatesAnswer]>([:])

    subscript(id: GenerationID) -> CandidatesAnswer {
        answers.withLock { $0[id] ?? .notLooked }
    }

    func put(_ answer: CandidatesAnswer, for id: GenerationID) {
        answers.withLock { $0[id] = answer }
    }

    func clear(_ id: GenerationID) {
        answers.withLock { $0[id] = nil }
    }

    /// Forgets the findings for all other generations.
    func keep(_ isOpen: (GenerationID) -> Bool) {
        answers.withLock { answers in answers = answers.filter { isOpen($0.key) } }
    }
}
