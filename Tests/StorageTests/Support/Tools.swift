import Foundation
import Testing

/// Runs a program to its end and returns whether it succeeded.
@discardableResult
func run(_ arguments: String...) throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
}

/// The ways in which servers arrange a film.
enum FilmForm: String, CaseIterable {
    case indexAtEnd, indexAtStart, fragmented

    private static let films = Result {
        try Dictionary(uniqueKeysWithValues: allCases.map { ($0, try $0.make()) })
    }

    /// A quarter of a second of a real film.
    func bytes() throws -> [UInt8] {
        try #require(try Self.films.get()[self])
    }

    private func make() throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let flags =
            switch self {
            case .indexAtEnd: "+write_colr"
            case .indexAtStart: "+faststart"
            case .fragmented: "+frag_keyframe+empty_moov"
            }
        let path = folder.file("film.mp4")
        try #require(
            try run(
                "ffmpeg", "-f", "lavfi", "-i", "testsrc2=size=128x72:rate=12:duration=0.25", "-pix_fmt", "yuv420p",
                "-movflags", flags, path))
        return try StorageTests.bytes(of: path)
    }
}

/// Repeatable random numbers (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// What a program prints; nil when it fails.
func output(_ arguments: String...) throws -> String? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
}
