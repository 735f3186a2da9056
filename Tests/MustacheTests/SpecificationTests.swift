import Foundation
import Mustache
import Testing

/// The official cases, where they have been laid beside the package.
@Suite struct SpecificationTests {
    @Test("the specification's case holds", arguments: SpecificationCase.all)
    func specification(_ specified: SpecificationCase) throws {
        #expect(try specified.rendered() == specified.expected)
    }

    @Test("every module of the specification is there, or none", .enabled(if: SpecificationCase.folder != nil))
    func modules() {
        #expect(Set(SpecificationCase.all.map(\.module)).isSuperset(of: SpecificationCase.modules))
    }
}

struct SpecificationCase: Sendable, CustomTestStringConvertible {
    static let modules = [
        "comments", "delimiters", "inheritance", "interpolation", "inverted", "partials", "sections",
    ]

    let module: String
    let name: String
    let template: String
    let data: JSONModel
    let partials: [String: String]
    let expected: String

    var testDescription: String { "\(module): \(name)" }

    func rendered() throws -> String {
        let sources = partials.merging(["the page": template]) { $1 }
        return try TemplateSet(sources: sources, requiresPartials: false).render("the page", data)
    }

    static let all = modules.flatMap { module -> [SpecificationCase] in
        guard let folder, let data = FileManager.default.contents(atPath: "\(folder)/\(module).json") else { return [] }
        return (try? JSONDecoder().decode(Cases.self, from: data))?.tests.map { $0.named(module) } ?? []
    }

    /// Beside the package, whether this file is reached by its own path or through a link.
    static let folder: String? = {
        let file = URL(filePath: #filePath)
        return [file, file.resolvingSymlinksInPath()]
            .map { file in
                (0..<3).reduce(file) { path, _ in path.deletingLastPathComponent() }
                    .deletingLastPathComponent().appending(path: "shared/reference/mustache-spec").path
            }
            .first { FileManager.default.fileExists(atPath: $0) }
    }()

    private struct Cases: Decodable {
        let tests: [Case]
    }

    private struct Case: Decodable {
        let name: String
        let template: String
        let data: JSONModel
        let partials: [String: String]?
        let expected: String

        func named(_ module: String) -> SpecificationCase {
            SpecificationCase(
                module: module, name: name, template: template, data: data, partials: partials ?? [:],
                expected: expected)
        }
    }
}
