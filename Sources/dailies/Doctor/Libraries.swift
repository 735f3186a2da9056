import Crypto
import HTTPClient
import HTTPServer
import SQLite
import Studio

/// The versions of the libraries that the program runs with.
enum Libraries {
    static var findings: [Finding] {
        [
            .ok("dailies", Program.version), .ok("sqlite", Database.libraryVersion),
            .ok("microhttpd", Server.libraryVersion), .ok("curl", HTTPClient.libraryVersion),
            .ok("sodium", CryptoLibrary.version),
        ]
    }
}
