import Foundation

/// What `strace` has noted: which thread made which calls, in order.
struct Trace: Sendable {
    struct Entry: Sendable {
        let thread: Int32
        let call: SystemCall
        /// The file or socket that the call is about, as the system names it; nil for a name.
        let file: String?
    }

    let entries: [Entry]

    /// - Parameter path: the log of a program of which more than one thread was followed.
    init(contentsOf path: String) {
        entries = Self.text(path).split(separator: "\n").compactMap(Self.entry)
    }

    /// Whether a call was made to fail.
    static func hasRefusal(_ path: String) -> Bool { text(path).contains("(INJECTED)") }

    private static func text(_ path: String) -> String {
        String(decoding: [UInt8](contentsOf: path) ?? [], as: UTF8.self)
    }

    /// A line such as `4711  fsync(25</data/sent.log>) = 0`. A call that another one interrupted ends on a line of its
    /// own, which is not counted.
    private static func entry(_ line: Substring) -> Entry? {
        guard let bracket = line.firstIndex(of: "(") else { return nil }
        let words = line[..<bracket].split(separator: " ")
        guard words.count == 2, let thread = Int32(words[0]), let call = SystemCall(rawValue: String(words[1])) else {
            return nil
        }
        let argument = line[line.index(after: bracket)...]
        let file = argument.firstIndex(of: "<").flatMap { start in
            argument.firstIndex(of: ">").map { String(argument[argument.index(after: start)..<$0]) }
        }
        return Entry(thread: thread, call: call, file: file)
    }

    /// The call at which each number is reached first, of the threads named.
    func firsts(of call: SystemCall, by threads: Set<Int32>? = nil) -> [Entry] {
        var counts: [Int32: Int] = [:]
        var firsts: [Entry] = []
        for entry in entries where entry.call == call && threads?.contains(entry.thread) ?? true {
            counts[entry.thread, default: 0] += 1
            if counts[entry.thread, default: 0] > firsts.count { firsts.append(entry) }
        }
        return firsts
    }
}
