import Glibc

/// A request line's target, copied before the library takes it apart.
struct RawTarget {
    let text: String
    /// In bytes up to the first NUL.
    let size: Int

    init(_ target: UnsafePointer<CChar>) {
        text = String(cString: target)
        size = strlen(target)
    }

    /// Ends the target after its question mark, in the library's own buffer. The library would note every argument
    /// in the connection's memory, and a request whose arguments do not fit would get no answer at all.
    static func hideQuery(_ target: UnsafePointer<CChar>) {
        if let mark = strchr(target, Int32(UInt8(ascii: "?"))) { mark[1] = 0 }
    }
}
