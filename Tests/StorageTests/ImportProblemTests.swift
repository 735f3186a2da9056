import Studio
import Testing
import Zip

@testable import Storage

@Suite("An import that cannot be read")
struct ImportProblemTests {
    @Test("says of a compressed archive that it was packed again, and what to import instead")
    func compressed() {
        let problem = Problem(importing: ZipError.unsupported(entry: "manifest.json"))
        #expect(problem.code == "compressed_export")
        #expect(problem.message.contains("“manifest.json”"))
        #expect(problem.message.contains("Import the export as it was written."))
    }
}
