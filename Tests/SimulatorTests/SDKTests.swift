import FFmpeg
import Foundation
import Testing

@testable import Simulator

@Suite("The official Python SDK")
struct SDKTests {
    private static let specification = "openai-videos.openapi.yaml"

    @Test(
        "does all that it can do with videos, and finds every answer as the published specification has it",
        .timeLimit(.minutes(10)))
    func everything() async throws {
        let sdk = try await installed()
        let folder = try TemporaryFolder()
        let image = folder.file("cat.png")
        let picture = ["-f", "lavfi", "-i", "testsrc2=s=720x1280", "-frames:v", "1", "-update", "1", image]
        try await FFmpeg.find().run(picture)
        var configuration = Simulator.Configuration(folder: folder.file("data"), ffmpeg: try FFmpeg.find())
        configuration.apiKey = "sk-simulated"
        configuration.renderTime = 0.5
        let receiver = try Receiver()
        configuration.webhook = Simulator.Webhook(url: receiver.url, secret: Self.secret)
        let simulator = try Simulator(configuration)
        defer { simulator.stop() }
        let specification = Reference.has(Self.specification) ? Reference.path(Self.specification) : ""
        let result = try await sdk.run(SDKScript.whole, arguments: [simulator.baseURL, image, specification])
        #expect(result.status == 0, "\(result.text)")
        #expect(result.text.hasSuffix("done\n"), "\(result.text)")
        try await expectVerified(try #require(receiver.deliveries.first), by: sdk)
    }

    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    private func expectVerified(_ delivery: Receiver.Delivery, by sdk: PythonSDK) async throws {
        let arguments = [Self.secret, delivery.text, delivery.id, delivery.timestamp, delivery.signature]
        let result = try await sdk.run(SDKScript.webhook, arguments: arguments)
        #expect(result.text.hasSuffix("verified\n"), "\(result.text)")
    }

    /// Cancels the test with the reason where the package cannot be had.
    private func installed() async throws -> PythonSDK {
        do { return try await PythonSDK() } catch let error as PythonSDK.Unavailable { try Test.cancel(error.reason) }
    }
}
