import Studio

// First pages, where a test knows that there is no second one.

extension LibraryStore {
    func projects() throws -> [ProjectSummary] { try projects(matching: "", after: nil).items }
    func project(_ id: ProjectID) throws -> ProjectContents? { try project(id, after: nil) }
}

extension PromptStore {
    func promptTemplates() throws -> [PromptTemplate] { try promptTemplates(tag: nil, after: nil).items }
}

extension StudioStore {
    func trashContents() throws -> (projects: [ProjectSummary], videos: [VideoSummary]) {
        let trash = try trashContents(after: nil)
        return trash.items.reduce(into: ([], [])) { parts, item in
            switch item {
            case .project(let summary): parts.0.append(summary)
            case .video(let summary): parts.1.append(summary)
            }
        }
    }

    func relatives(of video: VideoID) throws -> [GenerationID: Relatives] { try relatives(of: video, nil) }
}
