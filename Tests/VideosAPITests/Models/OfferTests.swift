import Studio
import Testing

@testable import VideosAPI

@Suite("The models and prices that a server tells")
struct OfferTests {
    /// OpenRouter's documented record, one in the spelling that is live, and one that tells little.
    static let catalogue = #"""
        {"data":[
        {"id":"google/veo-3.1","canonical_slug":"google/veo-3.1","name":"Google: Veo 3.1","description":"…",
        "created":1719792000,"supported_resolutions":["720p","1080p"],"supported_aspect_ratios":["16:9","9:16"],
        "supported_sizes":["1280x720","1920x1080"],"supported_durations":[8,4,6],"generate_audio":true,"seed":true,
        "supported_frame_images":["first_frame","last_frame"],"allowed_passthrough_parameters":["output_config"],
        "pricing_skus":{"per-video-second":"0.50","per-video-second-1080p":"0.75"},"upscale_factor":null},
        {"id":"alibaba/wan-3.0","supported_resolutions":["480p","1080p"],"supported_aspect_ratios":["16:9","1:1"],
        "supported_sizes":null,"supported_durations":[5,10],
        "pricing_skus":{"duration_seconds_480p":"0.05","duration_seconds_1080p":"0.20"}},
        {"id":"x/tokens","supported_durations":null,"supported_resolutions":null,
        "pricing_skus":{"video_tokens":"0.000007"}}
        ]}
        """#

    private func probe(
        _ kind: ConnectionKind, _ models: String, path: String = "/v1/models"
    ) async throws -> ProbeReport {
        let bench = try Bench(dialect: .of(kind)) { request in
            request.path == path ? .json(models) : .json("{}", 404)
        }
        let report = await bench.client.probe()
        #expect(bench.requests.allSatisfy { $0.method == "GET" })
        return report
    }

    private static func offer(_ name: String, _ seconds: [Int], _ sizes: [(String, Int64?)]) -> ModelOffer {
        let offers = sizes.compactMap { text, rate in
            ClipSize(text).map { SizeOffer(size: $0, ratePerSecond: rate.map { Money(microDollars: $0) }) }
        }
        return ModelOffer(name: name, seconds: seconds, sizes: offers)
    }

    @Test("come whole from OpenRouter, prices as exact decimals")
    func openrouter() async throws {
        let report = try await probe(.openrouter, Self.catalogue, path: "/v1/videos/models")
        #expect(report.speaksVideosAPI == true && report.problem == nil && !report.canList)
        #expect(report.models == ["google/veo-3.1", "alibaba/wan-3.0", "x/tokens"])
        let expected = [
            Self.offer("google/veo-3.1", [4, 6, 8], [("1280x720", 500_000), ("1920x1080", 750_000)]),
            Self.offer(
                "alibaba/wan-3.0", [5, 10],
                [("854x480", 50_000), ("480x480", 50_000), ("1920x1080", 200_000), ("1080x1080", 200_000)]),
            Self.offer("x/tokens", [4, 5, 8], [("1280x720", nil), ("720x1280", nil)]),
        ]
        #expect(report.offers == expected)
    }

    @Test("are names elsewhere, with what is usual for the kind and no price")
    func names() async throws {
        let report = try await probe(.vllmOmni, #"{"object":"list","data":[{"id":"org/Model","object":"model"}]}"#)
        #expect(report.offers == [ConnectionKind.vllmOmni.preset.offer(named: "org/Model")])
        #expect(report.offers[0].sizes.allSatisfy { $0.ratePerSecond == nil })
    }

    static let gateway =
        #"{"data":[{"id":"gpt-9"},{"id":"sora-2"},{"id":"veo-3.1"},{"id":"tts-1"},{"id":"odd\u0007"}]}"#

    @Test("are those that sound like films where a gateway lists everything, known ones with their published price")
    func films() async throws {
        let report = try await probe(.litellm, Self.gateway)
        #expect(report.models.count == 5)
        #expect(report.offers.map(\.name) == ["sora-2", "veo-3.1"])
        #expect(report.offers[0] == Catalog.sora[0])
        #expect(report.offers[1].sizes.allSatisfy { $0.ratePerSecond == nil })
        let unpriced = try await probe(.newAPI, Self.gateway)
        #expect(unpriced.offers.flatMap(\.sizes).allSatisfy { $0.ratePerSecond == nil })
    }

    @Test("are none where the list names no deployments, or nothing at all")
    func none() async throws {
        let azure = try await probe(.azure, Self.gateway)
        #expect(azure.offers.isEmpty && azure.models.count == 5)
        #expect(try await probe(.openai, #"{"data":[]}"#).offers.isEmpty)
        #expect(try await probe(.openai, "no JSON").offers.isEmpty)
    }

    @Test("are bounded")
    func bounded() async throws {
        let many = (0..<800).map { #"{"id":"video-\#($0)"}"# }.joined(separator: ",")
        let report = try await probe(.litellm, #"{"data":[\#(many)]}"#)
        #expect(report.models.count == 500 && report.offers.count == Offers.most)
    }
}
