// swift-tools-version: 6.0
import PackageDescription

// One target per room of the house; the README's map says what lives where.
// A room may import only what stands in its list.

/// The C libraries: Debian packages, each behind a module map.
let cLibraries = ["CSQLite", "CMicroHTTPD", "CCurl", "CSodium"]

/// Room → the rooms it may import.
let rooms: [(name: String, imports: [String])] = [
    ("SQLite", ["CSQLite"]),
    ("HTTPServer", ["CMicroHTTPD"]),
    ("HTTPClient", ["CCurl"]),
    ("Mustache", []),
    ("Crypto", ["CSodium"]),
    ("FFmpeg", []),
    ("Zip", []),
    ("Studio", []),
    ("Storage", ["Studio", "SQLite", "Crypto", "Zip"]),
    ("VideosAPI", ["Studio", "HTTPClient"]),
    ("Worker", ["Studio"]),
    ("Simulator", ["HTTPServer", "FFmpeg", "SQLite", "HTTPClient", "Crypto"]),
    ("Web", ["Studio", "HTTPServer", "Mustache", "Crypto"]),
]

/// Test target → the rooms it may import beside the one it is named after.
let tests: [(name: String, imports: [String])] = [
    ("SQLiteTests", ["SQLite"]),
    ("HTTPServerTests", ["HTTPServer", "HTTPClient"]),
    ("HTTPClientTests", ["HTTPClient"]),
    ("MustacheTests", ["Mustache"]),
    ("CryptoTests", ["Crypto"]),
    ("FFmpegTests", ["FFmpeg"]),
    ("ZipTests", ["Zip"]),
    ("StudioTests", ["Studio"]),
    ("StorageTests", ["Storage", "Studio", "SQLite", "Zip"]),
    ("VideosAPITests", ["VideosAPI", "Studio", "HTTPClient", "HTTPServer", "Simulator", "FFmpeg"]),
    ("WorkerTests", ["Worker", "Studio", "Storage"]),
    ("SimulatorTests", ["Simulator", "HTTPServer", "HTTPClient", "FFmpeg"]),
    ("WebTests", ["Web", "Studio", "Storage", "HTTPServer", "HTTPClient", "Mustache", "Crypto"]),
    ("EndToEndTests", ["HTTPServer", "HTTPClient", "FFmpeg", "SQLite"]),
    (
        "CampaignTests",
        ["HTTPServer", "HTTPClient", "FFmpeg", "SQLite", "Studio", "Storage", "VideosAPI", "Simulator"]
    ),
]

/// These start the real program.
let programTests = ["EndToEndTests", "CampaignTests"]

/// In CI a warning is an error.
let settings: [SwiftSetting] =
    Context.environment["CI"] == nil ? [] : [.unsafeFlags(["-warnings-as-errors"])]

func dependencies(_ names: [String]) -> [Target.Dependency] {
    names.map { .target(name: $0) }
}

let package = Package(
    name: "dailies",
    products: [.executable(name: "dailies", targets: ["dailies"])],
    targets: cLibraries.map { .systemLibrary(name: $0) }
        + rooms.map { .target(name: $0.name, dependencies: dependencies($0.imports), swiftSettings: settings) }
        + [
            .executableTarget(
                name: "dailies", dependencies: dependencies(rooms.map(\.name)), swiftSettings: settings)
        ]
        + tests.map { test in
            let program: [Target.Dependency] = programTests.contains(test.name) ? [.target(name: "dailies")] : []
            return .testTarget(
                name: test.name, dependencies: dependencies(test.imports) + program, swiftSettings: settings)
        },
    swiftLanguageModes: [.v6]
)
