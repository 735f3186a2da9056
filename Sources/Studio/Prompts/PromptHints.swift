/// Short advice on how a family of models likes to be told what to show.
package struct PromptHints: Sendable, Equatable {
    package let family: String
    package let lines: [String]

    /// The advice for the families among these models, each once; general advice where none is known.
    package static func forModels(_ names: [String]) -> [PromptHints] {
        let known = families.filter { family in
            names.contains { name in family.words.contains { name.lowercased().contains($0) } }
        }
        return known.isEmpty ? [general] : known.map(\.hints)
    }

    private static let families: [(words: [String], hints: PromptHints)] = [
        (
            ["sora", "veo"],
            PromptHints(
                family: "Sora and its like",
                lines: [
                    "Describe one shot: who, where, what happens, how the camera moves, what light there is.",
                    "Whole sentences work; write the action in beats: first …, then …",
                    "Name the sounds, and put spoken words into quotation marks, short enough for the length.",
                    "Leave size and length out of the words: the fields below decide them.",
                ])
        ),
        (
            ["wan", "hunyuan", "ltx", "mochi", "cogvideo"],
            PromptHints(
                family: "Diffusion models: Wan, Hunyuan and others",
                lines: [
                    "Begin with the subject and its motion; then the place, the light, the style.",
                    "One movement for the subject and one for the camera; more of them blur.",
                    "What shall not be seen belongs into the negative prompt, where the server has one.",
                    "The same seed with other words shows what the words change.",
                ])
        ),
    ]

    private static let general = PromptHints(
        family: "Prompts in general",
        lines: [
            "One shot and one action for each clip.", "Say what is seen, not what it means.",
            "Change one thing between two takes.",
        ])
}
