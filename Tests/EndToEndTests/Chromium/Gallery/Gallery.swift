/// The pages that are looked at, each with what brings it about.
enum Gallery {
    struct Sight: Sendable {
        let name: String
        let path: String
        /// Pressed after the page is open: opens the dialog, unfolds something.
        var press: String?
        /// Run in the page after it is open: what a person does not do by one press.
        var script: String?
        /// What must be there before the picture is taken.
        var awaited = "main"
        /// What Chromium complains of here, and rightly.
        var complaint: String?
        /// Of the window, where what sticks to its lower edge would else lie across the picture of the whole page.
        var height: Int?
        /// Whether the picture is of the whole page, or of what the window shows.
        var isWhole = true
    }

    /// What a studio shows in which nothing was done yet.
    static let empty = [
        Sight(name: "first-run", path: "/projects"), Sight(name: "playground", path: "/playground"),
        Sight(name: "prompts", path: "/prompts"), Sight(name: "used-prompts-none", path: "/prompts/used"),
        Sight(name: "queue-empty", path: "/queue"), Sight(name: "find-none-yet", path: "/search"),
        Sight(name: "usage-none", path: "/usage"), Sight(name: "settings-first", path: "/settings"),
        Sight(name: "trash-empty", path: "/trash"), Sight(name: "connection-new", path: "/connections/new"),
    ]

    /// What one of `Seed.fill` shows: lists, forms, and what was asked of it.
    static let library = [
        Sight(name: "projects", path: "/projects"), Sight(name: "projects-found", path: "/projects?q=empty"),
        Sight(name: "project", path: "/projects/1"), Sight(name: "project-empty", path: "/projects/2"),
        Sight(name: "project-edit", path: "/projects/1", press: "Rename and describe", awaited: "#edit-title"),
        Sight(
            name: "project-defaults", path: "/projects/1", press: "What new videos begin with, and the budget",
            awaited: "#default-model"),
        Sight(name: "drafts", path: "/projects/1/drafts"), Sight(name: "drafts-none", path: "/projects/2/drafts"),
        Sight(name: "find-hits", path: "/search?q=boat"), Sight(name: "find-nothing", path: "/search?q=zebra"),
        Sight(name: "find-filters", path: "/search?sort=cost&state=completed"),
        Sight(name: "prompts-tag", path: "/prompts?tag=camera"), Sight(name: "prompt", path: "/prompts/1"),
        Sight(name: "prompt-use", path: "/prompts/1/use"), Sight(name: "used-prompts", path: "/prompts/used"),
        Sight(name: "queue", path: "/queue"), Sight(name: "usage", path: "/usage"),
        Sight(name: "settings", path: "/settings"), Sight(name: "connection", path: "/connections/1"),
        Sight(name: "connection-jobs", path: "/connections/1/jobs"), Sight(name: "trash", path: "/trash"),
        Sight(name: "storage", path: "/storage"), Sight(name: "shortcuts", path: "/shortcuts"),
        Sight(name: "api", path: "/docs"),
    ]

    /// What goes wrong, as the person reads it.
    static let errors = [
        error("not-found", "/nowhere", "404"), error("not-allowed", "/queue/hold", "405"),
        Sight(
            name: "too-large", path: "/playground",
            script: "const field = document.querySelector('main textarea'); field.removeAttribute('maxlength');"
                + "field.value = 'x'.repeat(3e6); field.form.submit()",
            awaited: "#what", complaint: "413"),
        stale("refused", "/videos/1/generate-sora", "form[data-cost]", "403"),
        stale("conflict", "/settings", "form[action$=limits]", "409"),
    ]

    private static func error(_ name: String, _ path: String, _ status: String) -> Sight {
        Sight(name: name, path: path, awaited: "#what", complaint: status)
    }

    /// A form that another page has made out of date.
    private static func stale(_ name: String, _ path: String, _ form: String, _ status: String) -> Sight {
        let send =
            "const form = document.querySelector('\(form)'); form.elements.form_token.value = 'stale'; form.submit()"
        return Sight(name: name, path: path, script: send, awaited: "#what", complaint: status)
    }
}
