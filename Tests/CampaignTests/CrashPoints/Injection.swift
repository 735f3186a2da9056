/// What befalls the program at one call.
enum Injection: String, CaseIterable, Sendable, CustomStringConvertible {
    /// It is killed before the call does anything.
    case kill
    /// The disk is full for this one call.
    case fullOnce
    /// The disk is full from this call on.
    case fullForGood
    /// The disk is broken for this one call.
    case brokenOnce

    /// As `strace` takes it.
    func option(for call: SystemCall, number: Int) -> String {
        switch self {
        case .kill: "inject=\(call):signal=KILL:when=\(number)"
        case .fullOnce: "inject=\(call):error=ENOSPC:when=\(number)"
        case .fullForGood: "inject=\(call):error=ENOSPC:when=\(number)+"
        case .brokenOnce: "inject=\(call):error=EIO:when=\(number)"
        }
    }

    var description: String {
        switch self {
        case .kill: "kill"
        case .fullOnce: "ENOSPC"
        case .fullForGood: "ENOSPC for good"
        case .brokenOnce: "EIO"
        }
    }
}
