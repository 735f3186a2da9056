/// What a person asks of the worker. It is kept in the database until it is done; its outcome shows on the row.
///
/// None of them spends by itself, and doing one twice is as good as once: a wish may be done again after a crash.
package enum Wish: Hashable, Sendable {
    /// Looks for the job of an uncertain generation again, now.
    case lookAgain(GenerationID)
    /// Makes a job that the person named an uncertain generation's, once the server has confirmed it.
    case adopt(GenerationID, jobID: String)
    /// The connection was mended: what waits there after trouble goes on at once. A paused one is asked something free
    /// first, and goes on only when it does not refuse again.
    case resume(ConnectionID)
    /// The film of a completed generation has vanished: fetches it once more. Its record tells what came of it.
    case fetchAgain(GenerationID)
    /// The connection's new key or address is the same account.
    case readdress(GenerationID)
}

/// A wish as it is kept.
package struct NotedWish: Hashable, Sendable {
    package let id: WishID
    package let wish: Wish

    package init(id: WishID, wish: Wish) {
        self.id = id
        self.wish = wish
    }
}

package typealias WishID = ID<Wish>
