import Crypto
import Studio

extension MediaFolder {
    /// Where they are put.
    var strays: String { media + "/strays" }

    /// Moves what lies under the numbers of generations that cannot have a film yet out of the way, into `strays`.
    ///
    /// Beside a database that was put back from a backup lie films that it knows nothing of; the next generation of
    /// the same number would take such a film for its own. Nothing is removed: it was paid for.
    ///
    /// - Parameter hasJob: whether a generation has a job, whose film this may be.
    /// - Returns: the names that were moved, sorted.
    package func setStraysAside(_ hasJob: (GenerationID) throws -> Bool) throws -> [String] {
        let names = try FileFailure.asProblem { () throws(FileFailure) in try Files.names(in: media) }
        let numbered = names.compactMap { name in Self.number(of: name).map { (name, $0) } }
        let known = try Dictionary(grouping: numbered, by: \.1).mapValues { try hasJob($0[0].1) }
        let strays = numbered.filter { known[$0.1] == false }.map(\.0).sorted()
        try FileFailure.asProblem { () throws(FileFailure) in
            for name in strays { try setAside(name) }
        }
        return strays
    }

    /// `12` of `12.mp4` and `12.spritesheet.jpg`.
    private static func number(of name: String) -> GenerationID? {
        name.firstIndex(of: ".").flatMap { Int64(name[..<$0]) }.map(GenerationID.init)
    }

    private func setAside(_ name: String) throws(FileFailure) {
        try Files.makeFolder(strays)
        try Files.settle(media + "/" + name, as: strays + "/" + SecureRandom.token() + "." + name)
    }
}
