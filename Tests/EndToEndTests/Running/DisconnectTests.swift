import Foundation
import Glibc
import HTTPClient
import Testing

extension WithoutBrowser {
    @Suite("A browser that leaves in the middle of a film")
    struct DisconnectTests {
        @Test("D13: a thousand times over leaves the program well, without an open file more than before")
        func leaving() async throws {
            try await withStudio { studio in
                let clip = try await studio.site.makeClip(["seconds": "12", "size": "1280x720"])
                let path = "/generations/\(clip.generation)/video.mp4"
                for _ in 1...20 { try RawExchange.leave(path, port: studio.site.port) }
                let before = try await quietCount(studio)
                for _ in 1...1000 { try RawExchange.leave(path, port: studio.site.port) }
                let after = try await quietCount(studio)
                #expect(after <= before + 5)
                #expect(try await studio.site.get(path).status == 200)
                #expect(studio.program.ended == nil)
            }
        }

        /// Open files once the program has noticed that everybody left.
        private func quietCount(_ studio: Studio) async throws -> Int {
            var last = Int.max
            return try await eventually("the number of open files stays") { () -> Int? in
                let count = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(studio.program.id)/fd").count
                try await Task.sleep(for: .milliseconds(200))
                defer { last = count }
                return count >= last ? count : nil
            }
        }
    }
}

extension RawExchange {
    /// Asks for a film and leaves after its first bytes, without a good-bye.
    static func leave(_ path: String, port: UInt16) throws {
        let socket = try connect(port)
        defer { close(socket) }
        let request = Array("GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n".utf8)
        guard send(socket, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
            throw Failure("The server stopped reading: errno \(errno)")
        }
        var first = [UInt8](repeating: 0, count: 512)
        guard recv(socket, &first, first.count, 0) > 0 else { throw Failure("No film came: errno \(errno)") }
        // A reset instead of an orderly end.
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    }
}
