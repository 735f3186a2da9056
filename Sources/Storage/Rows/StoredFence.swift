import SQLite
import Studio

/// The fence as two columns: its kind, and the job that it names.
enum StoredFence: String, SQLValue {
    case unavailable, empty, newest

    init(_ fence: Fence) {
        self =
            switch fence {
            case .unavailable: .unavailable
            case .empty: .empty
            case .newest: .newest
            }
    }

    static func job(_ fence: Fence?) -> String? {
        if case .newest(let job) = fence { job } else { nil }
    }

    func fence(_ job: String?) throws -> Fence {
        switch self {
        case .unavailable: return .unavailable
        case .empty: return .empty
        case .newest:
            guard let job else {
                throw StorageError.unreadable(column: "fence_job", reason: "a fence without its job")
            }
            return .newest(job)
        }
    }
}
