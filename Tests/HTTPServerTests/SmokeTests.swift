import Testing

@testable import HTTPServer

@Suite struct SmokeTests {
    @Test("a server starts and stops") func startsAndStops() throws {
        let server = try Server(application: Application(routes: []), configuration: Configuration(port: 0))
        #expect(server.port > 0)
        server.stop()
    }
}
