import SQLite
import Studio

extension StudioDatabase {
    package func promptTemplates(tag: String?, after: Int64?) throws -> ListPage<PromptTemplate> {
        try database.read { session in
            let count = ListPage<PromptTemplate>.usualCount
            let last = try session.row("SELECT title FROM prompt_templates WHERE id = ?", after)
            let rows = try session.rows(
                """
                SELECT * FROM prompt_templates
                WHERE (?1 IS NULL OR instr(',' || tags || ',', ',' || ?1 || ',') > 0)
                    AND (?2 IS NULL OR (title COLLATE NOCASE, id) > (?2 COLLATE NOCASE, ?3))
                ORDER BY title COLLATE NOCASE, id LIMIT ?4
                """, tag, try last?.get("title", as: String.self), after, count + 1)
            return ListPage(
                items: try rows.prefix(count).map { try $0.promptTemplate() },
                next: rows.count > count ? try rows[count - 1].get("id") : nil)
        }
    }

    package func promptTemplate(_ id: PromptTemplateID) throws -> PromptTemplate? {
        try database.read { session in
            try session.row("SELECT * FROM prompt_templates WHERE id = ?", id)?.promptTemplate()
        }
    }

    package func addPromptTemplate(_ draft: PromptDraft, at now: Timestamp) throws -> PromptTemplate {
        let tags = PromptTemplate.tags(in: draft.tags)
        return try database.write { session in
            try session.execute(
                "INSERT INTO prompt_templates (title, body, tags, created_at) VALUES (?, ?, ?, ?)",
                draft.title, draft.body, tags.joined(separator: ","), now)
            return PromptTemplate(
                id: ID(session.lastInsertedID), title: draft.title, body: draft.body, tags: tags)
        }
    }

    package func changePromptTemplate(_ id: PromptTemplateID, to draft: PromptDraft) throws -> Bool {
        let tags = PromptTemplate.tags(in: draft.tags).joined(separator: ",")
        return try database.write { session in
            try session.execute(
                "UPDATE prompt_templates SET title = ?, body = ?, tags = ? WHERE id = ?",
                draft.title, draft.body, tags, id) == 1
        }
    }

    package func removePromptTemplate(_ id: PromptTemplateID) throws -> Bool {
        try database.write { session in
            try session.execute("DELETE FROM prompt_templates WHERE id = ?", id) == 1
        }
    }

    package func usedPrompts(matching text: String, after: Int64?) throws -> ListPage<UsedPrompt> {
        let patterns = SearchTerms.words(in: text).map(\.likePattern)
        let matches = patterns.map { _ in " AND words LIKE ? ESCAPE '\\'" }.joined()
        return try database.read { session in
            let count = ListPage<UsedPrompt>.usualCount
            let rows = try session.rows(
                "SELECT * FROM used_prompts WHERE generation < ?\(matches) ORDER BY generation DESC LIMIT ?",
                list: [after ?? .max] + patterns + [count + 1])
            return ListPage(
                items: try rows.prefix(count).map { try $0.usedPrompt() },
                next: rows.count > count ? try rows[count - 1].get("generation") : nil)
        }
    }

    package func usedPrompt(_ id: UsedPromptID) throws -> UsedPrompt? {
        try database.read { session in
            try session.row("SELECT * FROM used_prompts WHERE id = ?", id)?.usedPrompt()
        }
    }
}

extension Row {
    fileprivate func promptTemplate() throws -> PromptTemplate {
        let tags: String = try get("tags")
        return PromptTemplate(
            id: try get("id"), title: try get("title"), body: try get("body"),
            tags: tags.split(separator: ",").map(String.init))
    }

    fileprivate func usedPrompt() throws -> UsedPrompt {
        UsedPrompt(id: try get("id"), words: try get("words"), lastUsed: try get("used_at"))
    }
}
