// What a job that somebody else sent becomes here.
extension RemoteJob {
    /// What it makes; nil when the server does not tell model, length and size, or when no film can come of it.
    package var importable: GenerationSettings? {
        if case .ended = status { return nil }
        guard let name = model?.foreign(limit: 200), !name.isEmpty, let seconds, (1...86_400).contains(seconds),
            let size
        else { return nil }
        return GenerationSettings(
            prompt: (prompt ?? "").foreign(limit: GenerationSettings.longestPrompt - 1), model: name, seconds: seconds,
            size: size)
    }

    /// The first words of its prompt, else its id: 1…200 characters.
    package var title: String {
        let words = (prompt ?? "").foreign(limit: 1000).split(separator: " ").prefix(8).joined(separator: " ")
        return words.isEmpty ? "Job \(id.foreign(limit: 80))" : words.foreign(limit: 80)
    }
}
