import Foundation
import Testing
import Zip

@testable import Storage

/// An archive taken apart, to be damaged or forged and packed again with checksums that fit.
struct Repacked {
    var members: [String: [UInt8]] = [:]

    init(_ path: String) throws {
        let archive = try ZipArchive(path: path)
        for (name, entry) in archive.entries { members[name] = try archive.bytes(of: entry, limit: 1 << 24) }
    }

    init(members: [String: [UInt8]]) {
        self.members = members
    }

    mutating func replace(_ old: String, by new: String, in name: String) throws {
        let text = String(decoding: try #require(members[name]), as: UTF8.self)
        #expect(text.contains(old))
        members[name] = Array(text.replacingOccurrences(of: old, with: new).utf8)
    }

    /// Writes the right hashes of the records into the manifest.
    mutating func reseal(in folder: TemporaryFolder) throws {
        let manifest = try #require(members[ExportManifest.entryName])
        var text = String(decoding: manifest, as: UTF8.self)
        let decoded = try JSONDecoder().decode(ExportManifest.self, from: Data(manifest))
        for member in [decoded.common] + decoded.units.map(\.records) {
            let bytes = try #require(members[member.name])
            let path = try folder.write(bytes, to: "member-\(UUID().uuidString)")
            text = text.replacingOccurrences(of: member.sha256, with: try sha256(of: path))
            text = text.replacingOccurrences(of: "\"bytes\" : \(member.bytes),", with: "\"bytes\" : \(bytes.count),")
        }
        members[ExportManifest.entryName] = Array(text.utf8)
    }

    func write(in folder: TemporaryFolder) throws -> String {
        let stream = ZipStream(
            members.sorted { $0.key < $1.key }.map { ZipEntry(name: $0.key, bytes: $0.value, modified: 0) })
        var whole = [UInt8](repeating: 0, count: Int(stream.length))
        let count = try whole.withUnsafeMutableBytes { try stream.read(into: $0) }
        #expect(count == whole.count)
        return try folder.write(whole, to: "repacked-\(UUID().uuidString).zip")
    }
}
