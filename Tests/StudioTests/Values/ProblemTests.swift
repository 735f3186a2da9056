import Testing

@testable import Studio

@Suite("A problem")
struct ProblemTests {
    @Test("has a code of at most 100 and a message of at most 2,000 scalars, and shows where it was cut")
    func limits() {
        let fits = Problem(code: String(repeating: "c", count: 100), message: String(repeating: "m", count: 2000))
        #expect(fits.code.unicodeScalars.count == 100)
        #expect(fits.message.unicodeScalars.count == 2000)
        let cut = Problem(code: String(repeating: "c", count: 101), message: String(repeating: "m", count: 2001))
        #expect(cut.code == fits.code + "…")
        #expect(cut.message == fits.message + "…")
    }

    @Test("is clean of what a server slips in, and stays the same when it is read back")
    func cleaned() {
        let problem = Problem(code: "bad\u{202E}_code\n", message: "Line one.\nLine two.\u{0}")
        #expect(problem.code == "bad_code")
        #expect(problem.message == "Line one. Line two.")
        #expect(Problem(code: problem.code, message: problem.message) == problem)
        let long = Problem(code: "c", message: String(repeating: "word ", count: 1000))
        #expect(Problem(code: "c", message: long.message) == long)
    }

    @Test("of a field names the field")
    func field() {
        let refused = FieldProblem(field: "size", code: "size_not_offered", message: "No such size.")
        #expect(refused.field == "size")
        #expect(refused.problem == Problem(code: "size_not_offered", message: "No such size."))
    }
}
