import Crypto

/// What a job's id is made of.
struct JobIdentity: Sendable {
    /// Unix seconds.
    let created: Int64
    /// 20, by chance or following from the seed.
    let bytes: [UInt8]
    let model: String

    /// `video_` and 48 hexadecimal digits, the first eight of them the time in seconds.
    var openAI: String {
        let seconds = UInt32(truncatingIfNeeded: created)
        let time = (0..<4).map { UInt8(truncatingIfNeeded: seconds >> (24 - 8 * $0)) }
        return "video_" + Hex.encode(time + bytes)
    }

    /// 32 hexadecimal digits.
    var hex32: String { Hex.encode(Array(bytes.prefix(16))) }
}
