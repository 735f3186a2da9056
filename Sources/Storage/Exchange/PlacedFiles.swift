import Crypto
import Glibc
import SQLite
import Studio

/// Gives unpacked files their names here: those of the numbers that were set aside. Nothing of the archive's names is
/// used but the hash that a reference picture is called by.
struct PlacedFiles {
    private let files: UnpackedFiles
    private let media: MediaFolder
    /// Names of reference pictures that are not here yet.
    let pictures: [String]

    init(_ unit: IncomingUnit, _ media: MediaFolder) throws {
        (files, self.media) = (unit.files, media)
        pictures = try unit.files.files.filter { $0.kind == .reference }.map { file in
            let name = file.name.lastPathComponent
            guard name.isPlainFileName else { throw Problem.notAsPromised(file.name) }
            return name
        }.filter { !Files.exists(media.references + "/" + $0) }
    }

    /// Before the first file gets its name: a process that ends in between must leave nothing behind.
    func record(_ numbers: ImportNumbers, _ session: borrowing Session) throws {
        for take in numbers.takes.values { try StudioDatabase.recordRemoval(of: GenerationID(take), session) }
        for picture in pictures { try StudioDatabase.recordRemoval(of: picture, session) }
    }

    /// In the transaction that saves the rows.
    func settle(_ numbers: ImportNumbers, _ session: borrowing Session) throws {
        for take in numbers.takes.values { try StudioDatabase.settleRemoval(of: GenerationID(take), session) }
        for picture in pictures { try StudioDatabase.settleRemoval(of: picture, session) }
    }

    /// - Returns: the files' paths.
    @discardableResult
    func place(_ numbers: ImportNumbers) throws -> [String] {
        var paths: [String] = []
        for (index, file) in files.files.enumerated() {
            if let take = file.take, numbers.revival.withoutFilm.contains(take) { continue }
            let (source, path) = (files.path(index), try path(of: file, index, numbers))
            paths.append(path)
            try FileFailure.asProblem { () throws(FileFailure) in
                if file.kind == .reference, Files.exists(path) {
                    // It is called by its hash, so it is the same picture, unless somebody forged the archive.
                    guard Hex.encode(try Hash.of(OpenFile.reading(path))) == file.sha256 else {
                        throw FileFailure("replace", path, EEXIST)
                    }
                } else if rename(source, path) != 0 {
                    throw FileFailure("name", path)
                }
            }
        }
        return paths
    }

    private func path(of file: UnpackedFiles.File, _ index: Int, _ numbers: ImportNumbers) throws -> String {
        if file.kind == .reference { return media.references + "/" + file.name.lastPathComponent }
        guard let take = file.take.flatMap({ numbers.takes[$0] }).map(GenerationID.init) else {
            throw Problem.notAsPromised(file.name)
        }
        switch file.kind {
        case .film: return media.media + "/" + MediaFolder.names(of: .video, take)[0]
        case .thumbnail: return try picture(.thumbnail, take, file, index)
        case .spritesheet: return try picture(.spritesheet, take, file, index)
        case .reference, .sidecar: throw Problem.notAsPromised(file.name)
        }
    }

    private func picture(
        _ asset: Asset, _ take: GenerationID, _ file: UnpackedFiles.File, _ index: Int
    ) throws -> String {
        let header = try FileFailure.asProblem { () throws(FileFailure) in
            try ImageHeader.read(OpenFile.reading(files.path(index)))
        }
        let ending = header.map { "." + $0.type.fileExtension }
        guard let name = MediaFolder.names(of: asset, take).first(where: { ending.map($0.hasSuffix) ?? false }) else {
            throw Problem.notAsPromised(file.name)
        }
        return media.media + "/" + name
    }
}

extension String {
    /// A hash and an ending, as the media folder gives names: no folder, no hidden file.
    fileprivate var isPlainFileName: Bool {
        (1...200).contains(utf8.count) && utf8.first != UInt8(ascii: ".")
            && utf8.allSatisfy { byte in
                byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
                    || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            }
    }
}
