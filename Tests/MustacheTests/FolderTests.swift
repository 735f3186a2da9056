import Foundation
import Mustache
import Testing

@Suite struct FolderTests {
    private let views = [
        "page.mustache": "{{<layout}}{{$c}}{{>partials/card}}{{/c}}{{/layout}}", "layout.mustache": "<{{$c}}{{/c}}>",
        "partials/card.mustache": "card {{n}}", "partials/notes.txt": "{{#", ".hidden.mustache": "{{#",
    ]

    @Test("a folder's templates go by their paths without the ending; other files are left alone")
    func reading() throws {
        let folder = try TemporaryFolder(views)
        let templates = try TemplateSet(folder: folder.path)
        #expect(try templates.names == ["layout", "page", "partials/card"])
        #expect(try templates.render("page", ["n": 1]) == "<card 1>")
    }

    @Test("an error names the file as it was opened")
    func errors() throws {
        let folder = try TemporaryFolder(["partials/card.mustache": "\n{{#x}}"])
        let error = #expect(throws: TemplateError.self) { try TemplateSet(folder: folder.path) }
        #expect(error?.file == "\(folder.path)/partials/card.mustache")
        #expect(error?.line == 2)
    }

    @Test("a folder that is not there is refused")
    func missingFolder() {
        let expected = TemplateError(file: "/nowhere/", line: 0, message: "cannot be opened: No such file or directory")
        #expect(throws: expected) { try TemplateSet(folder: "/nowhere") }
    }

    @Test(
        "a file that is not UTF-8, or far too long, is refused",
        arguments: [
            (Data([0x61, 0xFF]), "not valid UTF-8: save it with that encoding"),
            (Data(count: 1 << 20 + 1), "longer than 1048576 bytes: split it into partials"),
        ])
    func unreadable(data: Data, message: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(data, to: "a.mustache")
        #expect(throws: TemplateError(file: "\(folder.path)/a.mustache", line: 0, message: message)) {
            try TemplateSet(folder: folder.path)
        }
    }

    @Test("a reloading set follows changed, added and removed files")
    func reloading() throws {
        let folder = try TemporaryFolder(views)
        let templates = try TemplateSet(folder: folder.path, reloads: true)
        try folder.write("changed {{n}}{{>more}}", to: "partials/card.mustache")
        try folder.write("!", to: "more.mustache")
        #expect(try templates.render("page", ["n": 1]) == "<changed 1!>")
        try folder.remove("more.mustache")
        #expect(throws: TemplateError.self) { try templates.render("page", ["n": 1]) }
    }

    @Test("a broken edit throws with file and line until it is mended")
    func mending() throws {
        let folder = try TemporaryFolder(views)
        let templates = try TemplateSet(folder: folder.path, reloads: true)
        try folder.write("\n{{/x}}", to: "layout.mustache")
        for _ in 1...2 {
            let error = #expect(throws: TemplateError.self) { try templates.render("page", ["n": 1]) }
            #expect(error?.file == "\(folder.path)/layout.mustache")
            #expect(error?.line == 2)
        }
        try folder.write("[{{$c}}{{/c}}]", to: "layout.mustache")
        #expect(try templates.render("page", ["n": 1]) == "[card 1]")
    }

    @Test("a set that does not reload keeps what it read")
    func fixed() throws {
        let folder = try TemporaryFolder(views)
        let templates = try TemplateSet(folder: folder.path)
        try folder.write("changed", to: "partials/card.mustache")
        #expect(try templates.render("page", ["n": 1]) == "<card 1>")
    }
}
