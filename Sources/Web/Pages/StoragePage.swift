import Glibc
import HTTPServer
import Studio

/// `GET /storage`, `POST /import`: what lies on the disk, and how a library leaves and comes in.
struct StoragePage: Page {
    static let view = "storage"

    struct Form: Encodable {
        let action: String
        let token: String
    }

    let chrome: Chrome
    let crumbs: Crumbs
    let disk: [DiskLine]
    let total: String
    let free: String
    let exportHref: String
    let backup: Form
    let upload: Form
    /// nil: there are none.
    let strays: Form?
    let importing: ImportPart
    let hasProblems: Bool
    let problems: [ProblemLine]
}

extension StoragePage {
    /// 256 GiB: more than any disk that this runs on has room for.
    static let largestImport = 256 << 30

    static func get(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.show(StoragePage(context, notice: request.query["notice"].flatMap { notices[$0] }))
    }

    private static let notices = ["removed": "What belonged to nothing is removed."]

    /// `GET /import`: how far the import is, for the script that keeps it live.
    static func importFragment(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.fragment(ImportPart(context.exchange.importState()), view: "partials/import", to: request)
    }

    /// `POST /import`: an archive, taken in behind this page.
    static func importArchive(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        func refused(_ status: Status, _ code: String, _ message: String) throws -> Response {
            let problem = ProblemLine(Problem(code: code, message: message))
            return try context.show(StoragePage(context, problems: [problem]), status: status)
        }
        guard let file = request.form.file("archive"), file.size > 0 else {
            return try refused(.unprocessableContent, "no_archive", "Choose an export first: a ZIP file.")
        }
        let path = context.exchange.library.uploadPath()
        try file.move(to: path)
        guard context.exchange.beginImport(path) else {
            unlink(path)
            return try refused(
                .conflict, "import_running", "Another import is being taken in. Wait for its end, then press again.")
        }
        return .redirect(to: Link.importState)
    }

    /// `POST /storage/strays`: removes what was put aside.
    static func removeStrays(_ request: Request, _ context: StudioContext) throws -> Response {
        try context.requireOwnForm(request)
        guard request.form["sure"] == "true" else {
            let page = try StoragePage(context, notice: "Nothing was removed: tick the box to say that you are sure.")
            return try context.show(page, status: .unprocessableContent)
        }
        let freed = try context.exchange.library.removeStrays()
        context.log.info("files that belonged to nothing were removed: \(freed) bytes")
        return .redirect(to: "\(Link.storage)?notice=removed")
    }

    init(_ context: StudioContext, problems: [ProblemLine] = [], notice: String? = nil) throws {
        let use = try context.exchange.library.diskUse()
        let state = context.exchange.importState()
        importing = ImportPart(state)
        chrome = try Chrome(
            "Storage", section: .settings, context: context, notice: notice, refreshes: importing.live != nil)
        crumbs = .settings
        disk = DiskLine.lines(of: use)
        total = diskSize(use.total)
        free = use.free.map(diskSize) ?? "not known"
        strays = use.strays > 0 ? Form(action: Link.removeStrays, token: context.tokens.action(Link.removeStrays)) : nil
        exportHref = Link.export
        backup = Form(action: Link.backup, token: context.tokens.action(Link.backup))
        upload = Form(action: Link.importArchive, token: context.tokens.action(Link.importArchive))
        hasProblems = !problems.isEmpty
        self.problems = problems
    }
}

/// How far an import is, and what came of it.
struct ImportPart: Encodable {
    struct Item: Encodable {
        let title: String
        let words: String
        let tone: String
        let href: String?
    }

    /// Where the fresh state is to be had; nil once nothing changes any more.
    let live: String?
    let words: String?
    let items: [Item]
}

extension ImportPart {
    init(_ state: ImportState) {
        switch state {
        case .idle: self.init(live: nil, words: nil, items: [])
        case .running(let since):
            self.init(
                live: Link.importFragment, words: "An export is being taken in since \(since.clockTime).", items: [])
        case .failed(let problem, _):
            self.init(live: nil, words: "The last import did not work. \(problem.message)", items: [])
        case .done(let report, let at):
            let words = report.tookSomething ? "Taken in at" : "Nothing was taken in at"
            self.init(
                live: nil, words: "\(words) \(at.clockTime):",
                items: report.items.map(Item.init) + Item.common(report.common))
        }
    }
}

extension ImportReport {
    fileprivate var tookSomething: Bool {
        common != Common() || items.contains { if case .imported = $0.outcome { true } else { false } }
    }
}

extension ImportPart.Item {
    fileprivate init(_ item: ImportReport.Item) {
        let title = item.title
        switch item.outcome {
        case .imported(let id, let takes, let films):
            self.init(
                title: title, words: "\(counted(takes, "take")), \(counted(films, "film"))", tone: "good",
                href: Link.project(id))
        case .known(let id):
            self.init(title: title, words: "is here already; nothing was done", tone: "", href: Link.project(id))
        case .trashed:
            self.init(
                title: title, words: "is in the trash; nothing was done. Take it back there.", tone: "",
                href: Link.trash)
        case .refused(let problem): self.init(title: title, words: problem.message, tone: "bad", href: nil)
        }
    }

    /// What belongs to no project, where some of it came in.
    fileprivate static func common(_ common: ImportReport.Common) -> [ImportPart.Item] {
        let parts = [
            (common.templates, "prompt template"), (common.characters, "character"), (common.settings, "setting"),
        ]
        let words = parts.filter { $0.0 > 0 }.map { counted($0.0, $0.1) }.joined(separator: ", ")
        return words.isEmpty ? [] : [ImportPart.Item(title: "Of all projects", words: words, tone: "good", href: nil)]
    }
}
