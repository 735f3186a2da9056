import Crypto

/// Ids in OpenAI's form: `video_` and 48 hexadecimal digits, the first eight of them the time in seconds.
enum JobID {
    static func make(at now: Int64) -> String {
        let seconds = UInt32(truncatingIfNeeded: now / 1000)
        let time = (0..<4).map { UInt8(truncatingIfNeeded: seconds >> (24 - 8 * $0)) }
        return "video_" + Hex.encode(time + SecureRandom.bytes(20))
    }
}
