extension Gallery {
    /// What a studio of `Seed.fill` shows of its videos and takes.
    /// - Parameter endings: the videos that were made with each scenario.
    static func takes(_ endings: [String: Int]) -> [Sight] {
        let states = endings.sorted { $0.key < $1.key }.map { scenario, video in
            Sight(name: "video-\(scenario)", path: "/videos/\(video)", awaited: "article.take")
        }
        return states + videos + forms
    }

    private static let videos = [
        Sight(name: "video-takes", path: "/videos/1", awaited: "video"),
        Sight(
            name: "video-edit", path: "/videos/1", press: "Rename, move or duplicate", awaited: "#target"),
        Sight(name: "video-none", path: "/videos/3"),
        Sight(name: "compare", path: "/videos/1/compare?take=1&take=2", awaited: "[data-compare]"),
        Sight(name: "record", path: "/generations/2"),
    ]

    private static let forms = [
        Sight(name: "generate", path: "/videos/1/generate-sora", awaited: "form[data-cost] output", height: 2600),
        Sight(
            name: "generate-like-a-take", path: "/videos/1/generate-sora?first_frame_of=1",
            awaited: "img[data-preview]",
            height: 2600),
        Sight(
            name: "generate-refused", path: "/videos/1/generate-sora",
            script: "const form = document.querySelector('form[data-cost]'); form.noValidate = true;"
                + "form.elements.prompt.value = '  '; form.requestSubmit()",
            awaited: "[role=alert]", complaint: "422", height: 2600),
        Sight(
            name: "dialog", path: "/videos/1", press: "Generate with Sora", awaited: "dialog[open] form",
            isWhole: false),
        Sight(name: "dialog-keys", path: "/queue", press: "Keyboard", awaited: "dialog[open] kbd", isWhole: false),
        Sight(name: "remix", path: "/generations/2/remix"), Sight(name: "edit", path: "/generations/2/edit"),
        Sight(name: "extend", path: "/generations/2/extend"),
        Sight(name: "character", path: "/generations/2/character"),
        Sight(name: "delete-at-server", path: "/generations/2/delete-at-server"),
    ]
}
