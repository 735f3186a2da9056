// What a project's tests ask of its templates.
extension TemplateSet {
    /// The names of all templates, sorted.
    ///
    /// - Throws: `TemplateError` only when the set reloads and a file is broken; so do the functions below.
    package var names: [String] {
        get throws(TemplateError) { try library().templates.map(\.name) }
    }

    /// Every name that one template uses, in order, without those of its partials and parents.
    package func references(in name: String) throws(TemplateError) -> [TemplateReference] {
        let library = try library()
        let template = library.templates[try library.index(of: name)]
        return template.nodes.compactMap(template.reference)
    }

    /// The names in a template, its partials and its parents that no sample has at the place where they are used.
    ///
    /// Every branch is visited, whether the samples show it or not. The names inside a section are looked for in all
    /// values that the section's name has in the samples, then further out, as in a rendering. So at least one sample
    /// must have an item in each list and a value in each optional object. An optional property that is nil in
    /// every sample is known all the same, because the model names it when it is encoded.
    ///
    /// - Throws: `TemplateError` for an unknown template, or what a sample's `encode(to:)` throws.
    package func unresolvedNames(in name: String, samples: [any Encodable]) throws -> [TemplateReference] {
        let library = try library()
        var checker = NameChecker(library: library, samples: try samples.map { try TreeEncoder.tree(of: $0) })
        return checker.unresolvedNames(in: try library.index(of: name))
    }

    /// What templates should not hold: unescaped tags; tags where escaping does not protect (an attribute without
    /// quotes, `<script>`, `<style>`, `on…` and `style` attributes, names of elements and attributes); blocks given to
    /// a parent that has no such block; and, when `roots` are given, templates that none of them leads to.
    ///
    /// - Parameter roots: the templates that the program renders by name.
    package func lint(roots: [String]? = nil) throws(TemplateError) -> [Finding] {
        let library = try library()
        var findings: [Finding] = []
        for template in library.templates {
            var markup = MarkupLint(template)
            findings += markup.findings()
        }
        findings += library.unusedArguments()
        if let roots { findings += try library.unusedTemplates(roots: roots) }
        return findings.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
    }
}
