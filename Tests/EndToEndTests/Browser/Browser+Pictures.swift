import Foundation

extension Browser {
    enum Scheme: String, Sendable, CaseIterable {
        case light, dark
    }

    /// The size that the page gets and the colours that its person prefers.
    func present(width: Int, height: Int, _ scheme: Scheme) async throws {
        try await tell(
            "Emulation.setDeviceMetricsOverride",
            ["width": .integer(width), "height": .integer(height), "deviceScaleFactor": 1, "mobile": false])
        try await tell(
            "Emulation.setEmulatedMedia",
            ["features": [["name": "prefers-color-scheme", "value": .string(scheme.rawValue)]]])
    }

    /// Keeps a picture of the page under `.build/screenshots`: of the whole page, or of what the window shows.
    @discardableResult
    func screenshot(_ name: String, wholePage: Bool = true) async throws -> [UInt8] {
        let answer = try await tell(
            "Page.captureScreenshot", ["format": "png", "captureBeyondViewport": .bool(wholePage)])
        guard let picture = answer["data"].text.flatMap({ Data(base64Encoded: $0) }) else {
            throw Failure("Chromium made no picture of \(name).")
        }
        let folder = URL(filePath: Places.package).appending(path: ".build/screenshots")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try picture.write(to: folder.appending(path: "\(name).png"))
        return Array(picture)
    }
}
