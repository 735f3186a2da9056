import Foundation
import Testing

@testable import Studio

@Suite("What to begin with for each kind of server")
struct PresetTests {
    @Test("the kinds have the names that are kept in databases")
    func names() {
        #expect(
            ConnectionKind.allCases.map(\.rawValue) == [
                "simulator", "openai", "azure", "litellm", "vllm_omni", "sglang", "openrouter", "new_api",
            ])
    }

    @Test("every kind has a name, an address to change and a clip to offer", arguments: ConnectionKind.allCases)
    func complete(_ kind: ConnectionKind) {
        let preset = kind.preset
        #expect(!preset.name.isEmpty)
        #expect(preset.exampleAddress.hasPrefix("http") && preset.exampleAddress.hasSuffix("/v1"))
        for offer in preset.offers + [preset.usual] {
            #expect(!offer.seconds.isEmpty && offer.seconds == offer.seconds.sorted())
            #expect(!offer.sizes.isEmpty)
        }
        #expect(preset.capabilities.assets.contains(.video))
    }

    @Test("names and addresses tell the kinds apart")
    func distinct() {
        let presets = ConnectionKind.allCases.map(\.preset)
        #expect(Set(presets.map(\.name)).count == presets.count)
        #expect(Set(presets.map(\.exampleAddress)).count == presets.count)
    }

    @Test("a model of which only the name is known has the usual lengths and sizes and no price")
    func named() {
        let offer = ConnectionKind.vllmOmni.preset.offer(named: "Wan2.2")
        #expect(offer.name == "Wan2.2" && offer.seconds == [4, 5, 8] && offer.sizes.first?.size.width == 832)
        #expect(offer.sizes.allSatisfy { $0.ratePerSecond == nil })
        #expect(ConnectionKind.openai.preset.offer(named: "sora-2") == Catalog.sora[0])
    }

    @Test("prices are known only of those who published them", arguments: ConnectionKind.allCases)
    func prices(_ kind: ConnectionKind) {
        let rates = kind.preset.offers.flatMap(\.sizes).map(\.ratePerSecond)
        let isKnown = [.simulator, .openai, .litellm].contains(kind)
        #expect(rates.allSatisfy { ($0 != nil) == isKnown })
    }

    @Test("abilities come back as they were stored", arguments: ConnectionKind.allCases)
    func stored(_ kind: ConnectionKind) throws {
        let capabilities = kind.preset.capabilities
        let stored = try JSONEncoder().encode(capabilities)
        #expect(try JSONDecoder().decode(Capabilities.self, from: stored) == capabilities)
    }
}
