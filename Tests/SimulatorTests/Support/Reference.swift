import Foundation

/// Reference data that may lie beside the package.
enum Reference {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .resolvingSymlinksInPath().appendingPathComponent("../../../../shared/reference").standardizedFileURL

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    static func has(_ name: String) -> Bool { FileManager.default.isReadableFile(atPath: path(name)) }

    static func data(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }
}
