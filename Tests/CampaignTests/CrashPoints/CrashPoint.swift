/// One call of one job's life, and what befalls the program there.
struct CrashPoint: Sendable, CustomStringConvertible {
    /// What the calls are counted from. `strace` counts those of each thread for itself.
    enum Place: Sendable, Hashable, CustomStringConvertible {
        /// From the first start in an empty folder; it comes at the first thread that gets so far.
        case start
        /// Of the threads that answer pages, once the program has done a job already.
        case pages
        /// Of the thread that was made so many threads after the first, leaving those of pages aside; likewise.
        case thread(Int)

        var description: String {
            switch self {
            case .start: "from the first start"
            case .pages: "of the pages' threads"
            case .thread(let number): "of thread \(number)"
            }
        }
    }

    let place: Place
    let call: SystemCall
    /// From 1.
    let number: Int
    let injection: Injection

    var description: String { "[\(injection) at \(call) \(number) \(place)]" }

    /// As `strace` takes it.
    var option: String { injection.option(for: call, number: number) }
}
