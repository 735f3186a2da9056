/// Reads numbers and words out of bytes by place; nil past the end.
struct ByteReader {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func starts(with prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }

    func byte(at place: Int) -> UInt8? { bytes.indices.contains(place) ? bytes[place] : nil }

    func text(at place: Int, count: Int) -> String? {
        slice(at: place, count: count).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The most significant byte first.
    func big(at place: Int, count: Int) -> Int? {
        slice(at: place, count: count)?.reduce(0) { $0 << 8 | Int($1) }
    }

    /// The least significant byte first.
    func little(at place: Int, count: Int) -> Int? {
        slice(at: place, count: count)?.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private func slice(at place: Int, count: Int) -> ArraySlice<UInt8>? {
        bytes.count >= place + count ? bytes[place..<place + count] : nil
    }
}
