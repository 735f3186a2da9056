import HTTPClient

/// The usual steps of a person who works with the studio.
extension Visitor {
    /// Makes a project and a video in it by the forms, and opens the video's page.
    func makeVideo(
        _ title: String = "Rain over Lisbon", prompt: String = "A paper boat in the rain"
    ) async throws -> WebPage {
        let projects = try await open("/")
        let project = try await press(
            projects.form("Create the project").filled(["title": "Lisbon", "description": "Shots of a rainy day"]))
        return try await press(project.form("Add the video").filled(["title": title, "prompt": prompt]))
    }

    /// Follows the page's link to its Generate form.
    func openGenerateForm(of page: WebPage) async throws -> WebForm {
        try await open(page.link("Generate with Sora")).form("Generate with Sora")
    }

    /// Looks at a page, as its own refresh does, until its words fit.
    func open(_ path: String, until fits: (WebPage) throws -> Bool) async throws -> WebPage {
        try await eventually("\(path) shows what is awaited") {
            let page = try await open(path)
            return try fits(page) ? page : nil
        }
    }
}
