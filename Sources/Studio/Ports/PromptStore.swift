/// The library of prompts. Every call is one transaction.
package protocol PromptStore: Sendable {
    /// By title.
    /// - Parameters:
    ///   - tag: only those that have it; nil: all.
    ///   - after: `next` of the page before; nil for the first page, which also stands for one that is gone.
    func promptTemplates(tag: String?, after: Int64?) throws -> ListPage<PromptTemplate>
    func promptTemplate(_ id: PromptTemplateID) throws -> PromptTemplate?
    func addPromptTemplate(_ draft: PromptDraft, at now: Timestamp) throws -> PromptTemplate
    /// False when there is no such template.
    func changePromptTemplate(_ id: PromptTemplateID, to draft: PromptDraft) throws -> Bool
    func removePromptTemplate(_ id: PromptTemplateID) throws -> Bool

    /// Prompts of takes, each once, the last used first.
    /// - Parameters:
    ///   - text: words that all stand there; empty lets every prompt through.
    ///   - after: `next` of the page before; nil for the first page.
    func usedPrompts(matching text: String, after: Int64?) throws -> ListPage<UsedPrompt>
    func usedPrompt(_ id: UsedPromptID) throws -> UsedPrompt?
}
