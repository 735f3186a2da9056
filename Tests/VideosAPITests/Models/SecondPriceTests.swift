import Studio
import Testing

@testable import VideosAPI

@Suite("What a second costs by a server's price names")
struct SecondPriceTests {
    static let table: [([String: String], String, Int64?)] = [
        (["per-video-second": "0.50"], "1280x720", 500_000),
        (["per-video-second": "0.50", "per-video-second-1080p": "0.75"], "1080x1920", 750_000),
        (["per-video-second": "0.50", "per-video-second-1080p": "0.75"], "720x1280", 500_000),
        (["per-video-second-1080p": "0.75"], "1280x720", nil),
        (["duration_seconds": "0.1"], "832x480", 100_000),
        (["duration_seconds_with_audio": "0.40", "duration_seconds_without_audio": "0.20"], "1280x720", 400_000),
        (
            [
                "duration_seconds_with_audio": "0.40", "duration_seconds_with_audio_4k": "0.60",
                "duration_seconds_without_audio_4k": "0.40",
            ], "3840x2160", 600_000
        ),
        (
            ["text_to_video_duration_seconds_720p": "0.1", "image_to_video_duration_seconds_720p": "0.12"], "1280x720",
            120_000
        ),
        (["cents_per_second_output_720p": "17"], "1280x720", 170_000),
        (["cents_per_video_output_second_480p": "2.5"], "854x480", 25_000),
        (["duration_seconds": "0.13", "reference_images": "0.04"], "1280x720", 130_000),
        (["duration_seconds": "0.13", "cents_per_second_video_continuation_720p": "41"], "1280x720", 130_000),
        (["duration_seconds": "0.13", "minimum_cents_per_generation": "56"], "1280x720", nil),
        (["video_tokens": "0.000007"], "1280x720", nil),
        (["duration_seconds": "0.13", "video_tokens": "0.000007"], "1280x720", nil),
        ([:], "1280x720", nil), (["per-video-second": "free"], "1280x720", nil),
        (["per-video-second": "-1"], "1280x720", nil), (["per-video-second": "1e-3"], "1280x720", nil),
        (["per-video-second": "0"], "1280x720", 0),
    ]

    @Test("is the dearest that may apply, or not known", arguments: table)
    func rates(_ charges: [String: String], _ size: String, _ rate: Int64?) throws {
        let found = SecondPrices(charges).rate(of: try #require(ClipSize(size)))
        #expect(found == rate.map { Money(microDollars: $0) })
    }

    static let amounts: [(String, Int64, Int64?)] = [
        ("0.5", 1, 500_000), ("0.500000000", 1, 500_000), ("0.000001", 1, 1), ("0.0000001", 1, nil),
        ("12", 100, 120_000),
        ("0.0001", 100, 1), ("0.00001", 100, nil), ("", 1, nil), (".5", 1, nil), ("$1", 1, nil), ("1.2.3", 1, nil),
        ("99999999", 1, nil), ("0.1", 1, 100_000), ("0.3", 1, 300_000),
    ]

    @Test("is read without loss, or not at all", arguments: amounts)
    func exact(_ text: String, _ unit: Int64, _ expected: Int64?) {
        #expect(Money(exactly: text, per: unit)?.microDollars == expected)
    }
}
