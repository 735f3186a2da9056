import Studio

// First pages, where a test knows that there is no second one.

extension LibraryStore {
    func projects() throws -> [ProjectSummary] { try projects(matching: "", after: nil).items }
    func project(_ id: ProjectID) throws -> ProjectContents? { try project(id, after: nil) }
}

extension PromptStore {
    func promptTemplates() throws -> [PromptTemplate] { try promptTemplates(tag: nil, after: nil).items }
}
