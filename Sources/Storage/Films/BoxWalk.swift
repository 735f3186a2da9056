/// Goes from box to box through a part of a film. Nothing in the file is trusted.
struct BoxWalk {
    enum Step: Equatable {
        case box(Box)
        /// The boxes add up exactly to the end.
        case end
        /// The last box reaches beyond the end.
        case cutOff
        /// No box begins here.
        case noBox
        case tooMany
    }

    /// A film in pieces of one frame each, an hour long, stays below this.
    static let mostBoxes = 500_000

    private var offset: Int64
    private let end: Int64
    private var count = 0

    init(_ range: Range<Int64>) {
        offset = range.lowerBound
        end = range.upperBound
    }

    mutating func next(in file: borrowing OpenFile) throws(FileFailure) -> Step {
        guard offset < end else { return .end }
        guard count < Self.mostBoxes else { return .tooMany }
        count += 1
        let length = Int(min(end - offset, Int64(Box.longestHead)))
        guard length >= 8 else { return .cutOff }
        let bytes = try file.bytes(at: offset, count: length)
        guard let box = Box(bytes, at: offset, limit: end) else { return .noBox }
        guard box.end <= end, box.contents.lowerBound <= end else { return .cutOff }
        offset = box.end
        return .box(box)
    }
}
