/// How a picture of another shape becomes exactly as large as the clip.
package enum Fit: String, Hashable, Sendable, CaseIterable {
    /// It covers the frame: its middle is kept, what hangs over is cut off.
    case crop
    /// All of it is kept; black bars fill the rest of the frame.
    case pad
}
