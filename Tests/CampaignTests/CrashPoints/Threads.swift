import Foundation

/// The threads of a program that runs, by what they do.
struct Threads: Sendable {
    /// In the order in which they were made.
    private let places: [(place: CrashPoint.Place, thread: Int32)]

    init(of program: Program) throws {
        let folder = "/proc/\(program.id)/task"
        let threads = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { Int32($0) }.sorted()
        var others = 0
        places = threads.map { thread in
            let name = String(decoding: [UInt8](contentsOf: "\(folder)/\(thread)/comm") ?? [], as: UTF8.self)
            if name.hasPrefix("MHD-") { return (.pages, thread) }
            others += 1
            return (.thread(others - 1), thread)
        }
    }

    /// Each once, in order.
    var all: [CrashPoint.Place] {
        places.map(\.place).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    func at(_ place: CrashPoint.Place) -> [Int32] {
        places.filter { $0.place == place }.map(\.thread)
    }
}
