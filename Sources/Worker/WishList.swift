import Studio

/// The wishes that are not done yet, and which of them are begun: each is begun once.
struct WishList {
    private(set) var open: [NotedWish] = []
    private var begun: Set<WishID> = []

    var waiting: [NotedWish] { open.filter { !begun.contains($0.id) } }

    /// What the database holds now.
    mutating func read(_ all: [NotedWish]) {
        open = all
        begun.formIntersection(all.map(\.id))
    }

    mutating func began(_ id: WishID) {
        begun.insert(id)
    }

    mutating func ended(_ id: WishID) {
        open.removeAll { $0.id == id }
    }
}
