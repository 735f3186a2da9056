import HTTPClient

/// Where else a film may be, each address once and the content endpoint left out.
struct FilmLinks {
    let urls: [HTTPURL]

    /// - Parameter denial: SGLang answers 400 with the address in the sentence.
    init(_ message: VideoMessage, denial: Receiver.Receipt, content: HTTPURL) {
        var urls: [HTTPURL] = []
        for text in message.links + Self.mentioned(in: denial) {
            guard let url = try? content.resolving(text), url != content, !urls.contains(url) else { continue }
            urls.append(url)
        }
        self.urls = urls
    }

    private static func mentioned(in denial: Receiver.Receipt) -> [String] {
        guard case .denied(let denial) = denial, denial.isOwn, denial.status == 400,
            let text = denial.reply.fault?.message
        else { return [] }
        let marks: Set<Character> = [" ", "\n", "\"", "'", "<", ">", "(", ")"]
        return text.split { marks.contains($0) }
            .filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
            .prefix(1).map { word in String(word.last.map { ".,;".contains($0) } == true ? word.dropLast() : word) }
    }
}
