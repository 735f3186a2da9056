import Crypto
import Synchronization

/// Where ids come from: chance, or a seed that makes the same ones again for the same requests on a new folder.
final class Identities: Sendable {
    private let seed: Int?
    private let count: Atomic<Int>

    /// - Parameter start: jobs that were made before, so that no id comes twice.
    init(seed: Int?, start: Int) {
        self.seed = seed
        count = Atomic(start)
    }

    /// The time that ids tell, milliseconds since 1970; always the same one with a seed.
    func time(_ now: Int64) -> Int64 { seed == nil ? now : 1_763_000_000_000 }

    /// The first id that is not taken: an earlier simulator on the folder had its ids from the same seed.
    func fresh(_ make: () -> String, isTaken: (String) throws -> Bool) rethrows -> String {
        var id = make()
        while try isTaken(id) { id = make() }
        return id
    }

    /// 1…32 bytes.
    func bytes(_ length: Int) -> [UInt8] {
        guard let seed else { return SecureRandom.bytes(length) }
        let number = count.add(1, ordering: .relaxed).newValue
        return Array(SHA256.hash(Array("\(seed) \(number)".utf8)).prefix(length))
    }
}
