/// The one thing that is read of a picture's EXIF: how it is to be turned before it is shown.
enum Exif {
    private static let orientationTag = 0x0112

    /// - Parameter bytes: EXIF as it stands in a file, from its byte order mark on, with or without `Exif` before it.
    /// - Returns: 1…8, the numbers of the EXIF standard; nil when it tells none.
    static func orientation(_ bytes: [UInt8]) -> Int? {
        let name = Array("Exif\0\0".utf8)
        let tiff = bytes.starts(with: name) ? Array(bytes.dropFirst(name.count)) : bytes
        guard tiff.count >= 8, let isBig = byteOrder(tiff) else { return nil }
        func number(at place: Int, count: Int) -> Int? {
            guard place >= 0, place + count <= tiff.count else { return nil }
            let part = tiff[place..<place + count]
            return isBig ? ImageHeader.big(part) : ImageHeader.little(part)
        }
        guard number(at: 2, count: 2) == 42, let table = number(at: 4, count: 4),
            let entries = number(at: table, count: 2)
        else { return nil }
        for entry in 0..<entries {
            let place = table + 2 + 12 * entry
            guard let tag = number(at: place, count: 2) else { return nil }
            guard tag == orientationTag else { continue }
            return number(at: place + 8, count: 2).flatMap { (1...8).contains($0) ? $0 : nil }
        }
        return nil
    }

    private static func byteOrder(_ tiff: [UInt8]) -> Bool? {
        switch tiff[0..<2] {
        case [0x4D, 0x4D]: true
        case [0x49, 0x49]: false
        default: nil
        }
    }
}
