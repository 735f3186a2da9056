/// The server's jobs from the newest back to the fence.
package struct Listing: Sendable, Equatable {
    package static let pageSize = 100
    /// So many pages are read at most.
    package static let longest = 20

    private let fence: Fence?
    /// Newest first.
    package private(set) var newer: [RemoteJob] = []
    /// Whether every job here is newer than the paid request: the fence was met, or there was no job before it.
    package private(set) var isFenced = false
    private var pages = 0

    package init(backTo fence: Fence?) {
        self.fence = fence
    }

    /// Takes in a page.
    /// - Returns: the id after which to read on; nil when there is no more to read.
    package mutating func read(_ page: [RemoteJob], hasMore: Bool) -> String? {
        pages += 1
        if case .newest(let id) = fence, let end = page.firstIndex(where: { $0.id == id }) {
            newer += page[..<end]
            isFenced = true
            return nil
        }
        newer += page
        guard hasMore, pages < Self.longest, let last = page.last else {
            isFenced = fence == .empty && !hasMore
            return nil
        }
        return last.id
    }

    /// The jobs that are newer than another request's fence.
    func newer(than other: Fence?) -> ArraySlice<RemoteJob> {
        guard case .newest(let id) = other, let end = newer.firstIndex(where: { $0.id == id }) else {
            return newer[...]
        }
        return newer[..<end]
    }
}
