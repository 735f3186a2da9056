import Glibc

/// A request line's target before the library takes it apart.
struct RawTarget {
    let text: String
    /// In bytes up to the first NUL.
    let size: Int

    init(_ target: UnsafePointer<CChar>) {
        text = String(cString: target)
        size = strlen(target)
    }
}
