/// Mustache templates, parsed once, rendered from `Encodable` models.
///
/// The core of the Mustache specification (<https://github.com/mustache/spec>) and its inheritance module: `{{name}}`
/// (escaped), `{{{name}}}`, `{{#section}}`, `{{^inverted}}`, `{{>partial}}`, `{{! comment }}`, `{{=<% %>=}}` and
/// `{{<parent}}{{$block}}…{{/block}}{{/parent}}`. A partial or parent that the set lacks is an error at the start.
///
/// A section shows for everything but false, nil, an empty list and an empty string; zero shows. A property that is
/// nil prints nothing. Whole numbers print without a point.
package struct TemplateSet: Sendable {
    private enum Source: Sendable {
        case fixed(Library)
        case followed(FolderLibrary)
    }

    private let source: Source

    /// Reads every `.mustache` file of a folder and of the folders in it. `partials/card.mustache` is `partials/card`.
    ///
    /// - Parameter reloads: for development: files that were changed, added or removed are noticed at the next
    ///   rendering. A broken file then makes every rendering throw until it is mended.
    package init(folder: String, reloads: Bool = false) throws(TemplateError) {
        let followed = FolderLibrary(TemplateFolder(path: folder))
        let library = try followed.current()
        source = reloads ? .followed(followed) : .fixed(library)
    }

    /// - Parameters:
    ///   - sources: the text of each template, by its name.
    ///   - requiresPartials: when false, a partial or parent that does not exist renders as nothing.
    package init(sources: [String: String], requiresPartials: Bool = true) throws(TemplateError) {
        var templates: [Template] = []
        for (name, text) in sources {
            templates.append(try Template(name: name, file: name, source: Array(text.utf8)))
        }
        source = .fixed(try Library(templates, requiresPartials: requiresPartials))
    }

    /// - Parameters:
    ///   - name: without the ending: `video`, `partials/card`.
    ///   - strict: refuses a name that the model does not have (nil is fine) and an object or list printed as text.
    /// - Throws: `TemplateError`, or what the model's own `encode(to:)` throws.
    package func render(_ name: String, _ model: some Encodable, strict: Bool = false) throws -> String {
        String(decoding: try renderBytes(name, model, strict: strict), as: UTF8.self)
    }

    /// The same as UTF-8.
    package func renderBytes(_ name: String, _ model: some Encodable, strict: Bool = false) throws -> [UInt8] {
        let library = try library()
        let template = try library.index(of: name)
        var renderer = Renderer(library: library, model: try TreeEncoder.tree(of: model), isStrict: strict)
        try renderer.render(template)
        return renderer.output.bytes
    }

    /// The templates as they are now.
    func library() throws(TemplateError) -> Library {
        switch source {
        case .fixed(let library): library
        case .followed(let followed): try followed.current()
        }
    }
}
