import Synchronization

/// A library that follows its folder: what changed is read again when the library is next asked for.
final class FolderLibrary: Sendable {
    private struct State: Sendable {
        var stamps: [String: TemplateFolder.Stamp] = [:]
        var templates: [String: Template] = [:]
        var library: Library?
    }

    private let folder: TemplateFolder
    private let state = Mutex(State())

    init(_ folder: TemplateFolder) { self.folder = folder }

    /// - Throws: `TemplateError` as long as a file is broken; the next call after it is mended succeeds.
    func current() throws(TemplateError) -> Library {
        try state.withLock { state throws(TemplateError) in
            let stamps = try folder.stamps()
            if let library = state.library, stamps == state.stamps { return library }
            var templates: [String: Template] = [:]
            for (name, stamp) in stamps {
                let known = state.stamps[name] == stamp ? state.templates[name] : nil
                templates[name] = if let known { known } else { try folder.template(name) }
            }
            let library = try Library(Array(templates.values), requiresPartials: true)
            state = State(stamps: stamps, templates: templates, library: library)
            return library
        }
    }
}
