import Foundation
import Testing

@testable import Studio

@Suite("The number of a row")
struct IDTests {
    @Test("is written as a plain number, and comes back from JSON")
    func json() throws {
        let id = GenerationID(42)
        #expect("\(id)" == "42")
        let data = try JSONEncoder().encode([id])
        #expect(String(decoding: data, as: UTF8.self) == "[42]")
        #expect(try JSONDecoder().decode([GenerationID].self, from: data) == [id])
    }

    @Test("orders rows by age")
    func order() {
        #expect([VideoID(3), VideoID(1), VideoID(2)].sorted() == [VideoID(1), VideoID(2), VideoID(3)])
    }
}
