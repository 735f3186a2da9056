/// Tells a whole MP4 from a part of one and from anything else, by its boxes from the first to the last byte.
enum FilmCheck {
    enum Verdict: Equatable {
        case whole
        /// It begins as a film does, but is not one to the end.
        case notWhole(String)
        /// It does not even begin as one.
        case notAFilm
    }

    /// Boxes with which a film may begin, before or as its `ftyp`.
    private static let beginnings: Set<String> = ["ftyp", "free", "skip", "wide", "pdin", "styp", "uuid", "emsg"]

    static func verdict(on file: borrowing OpenFile, size: Int64) throws(FileFailure) -> Verdict {
        var walk = BoxWalk(0..<size)
        var found = Parts()
        while true {
            switch try walk.next(in: file) {
            case .box(let box):
                guard found.type || beginnings.contains(box.name) else { return .notAFilm }
                if let fault = try found.add(box, in: file) { return .notWhole(fault) }
            case .end: return found.verdict
            case .cutOff: return try cutOff(found, file, size)
            case .noBox: return found.type ? .notWhole("it is damaged in the middle") : .notAFilm
            case .tooMany: return .notWhole("it has too many parts")
            }
        }
    }

    /// The very first box may be the one that is cut off; its name tells whether a film was meant.
    private static func cutOff(
        _ found: Parts, _ file: borrowing OpenFile, _ size: Int64
    ) throws(FileFailure) -> Verdict {
        let fault = Verdict.notWhole("it ends in the middle")
        guard !found.type else { return fault }
        let start = try file.bytes(at: 0, count: Box.longestHead)
        guard let box = Box(start, at: 0, limit: size) else {
            return size < 8 && Appearance(of: start) == .unknown ? fault : .notAFilm
        }
        return beginnings.contains(box.name) ? fault : .notAFilm
    }
}

/// What a film needs, as far as it was found.
private struct Parts {
    var type = false
    var index = false
    var pictures = false

    var verdict: FilmCheck.Verdict {
        if !type { return .notWhole("nothing of a film came") }
        if !index { return .notWhole("its table of contents (moov) is missing") }
        return pictures ? .whole : .notWhole("its pictures (mdat) are missing")
    }

    /// Boxes that stand within others only. Met outside, the size of a box before them is wrong.
    private static let inner: Set<String> = [
        "mvhd", "trak", "mvex", "tkhd", "edts", "mdia", "mdhd", "hdlr", "minf", "stbl", "mfhd", "traf", "tfhd", "trun",
        "tfra", "mfro",
    ]

    /// - Returns: what is wrong with the box.
    mutating func add(_ box: Box, in file: borrowing OpenFile) throws(FileFailure) -> String? {
        switch box.name {
        case "ftyp": type = true
        case "mdat": pictures = pictures || !box.contents.isEmpty
        case "moov":
            index = true
            return try isIndex(box, in: file) ? nil : "its table of contents (moov) is damaged"
        case _ where Self.inner.contains(box.name): return "it is damaged in the middle"
        default: break
        }
        return nil
    }

    /// The boxes inside add up too, and tell of the film and of at least one track.
    private func isIndex(_ moov: Box, in file: borrowing OpenFile) throws(FileFailure) -> Bool {
        var walk = BoxWalk(moov.contents)
        var names: Set<String> = []
        while true {
            switch try walk.next(in: file) {
            case .box(let box): names.insert(box.name)
            case .end: return names.isSuperset(of: ["mvhd", "trak"])
            case .cutOff, .noBox, .tooMany: return false
            }
        }
    }
}
