import Synchronization

/// How a server behaves. At first it behaves well.
struct Manners: Sendable {
    /// What becomes of a paid request.
    enum Post: Sendable {
        /// The job is made and paid for, whatever is answered.
        /// - Parameters:
        ///   - id: instead of a fresh one.
        ///   - listedAfter: so many listings do not show it yet.
        case accept(Answer = .honest, id: String? = nil, listedAfter: Int = 0)
        /// No job is made.
        case refuse(Answer)
    }

    var post: @Sendable (PaidRequest) -> Post = { _ in .accept() }
    /// By the number of the listing, from 1.
    var list: @Sendable (Int) -> Answer = { _ in .honest }
    var poll: @Sendable (Job) -> Answer = { _ in .honest }
    var content: @Sendable (Job, Call) -> Answer = { _, _ in .honest }
    var delete: @Sendable (Job) -> Answer = { _ in .honest }
    /// So many polls until a job is done.
    var pollsNeeded = 2
    var showsPrompts = true
    /// Whether pictures are offered beside the film.
    var hasPictures = true
    /// Everything needs this key.
    var key: String?
}

/// A paid request that has arrived whole.
struct PaidRequest: Sendable {
    let order: Call.Order
    /// 1 for the first that the server has ever got.
    let number: Int
    /// How many came with this prompt, this one included.
    let ofPrompt: Int

    var prompt: String { order.prompt }
}

/// Hands out one after the other; the last one for ever.
final class Sequence<Element: Sendable>: Sendable {
    private let rest: Mutex<[Element]>

    init(_ elements: Element...) {
        rest = Mutex(elements)
    }

    func next() -> Element {
        rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    }
}
