import HTTPServer

/// The parts of the manual. All their words are this program's own.
struct ManualTables {
    let service: Service

    var sections: [(title: String, text: String)] {
        [
            ("Operations", Self.table(["Request", "What it does"], operations)),
            ("Models", Self.table(["Model", "Sizes", "Seconds"], models)),
            ("Scenarios", Self.scenarios + Self.table(["Tag", "What happens"], scenarios)),
            ("Personalities", Self.personalities + Self.table(["Name", "Whose server it is like"], personalities)),
            ("Webhooks", Self.webhooks),
            (
                "Flags",
                Self.table(["Flag", "Meaning"], Simulator.Option.all.map { ["\($0.name) \($0.value)", $0.help] })
            ),
        ]
    }

    private var operations: [[String]] {
        service.operations.map { ["\($0.method) \(service.dialect.bases[0])\($0.path)", $0.summary] }
    }

    private var models: [[String]] {
        service.dialect.models.models.map { model in
            [
                model.names.joined(separator: " "),
                model.sizes.map(\.description).joined(separator: " ") + (model.isFree ? " and others" : ""),
                model.lengths.map(String.init).joined(separator: " ") + (model.isFree ? " and others up to 60" : ""),
            ]
        }
    }

    private var scenarios: [[String]] { ScenarioTable.all.map { ["[simulate: \($0.name)]", $0.summary] } }

    private var personalities: [[String]] {
        Simulator.Personality.allCases.map { personality in
            let dialect = Dialect.of(personality)
            let oddities = dialect.oddities.map { "<li>\($0)</li>" }.joined()
            return [personality.rawValue, dialect.summary + (oddities.isEmpty ? "" : "<ul>\(oddities)</ul>")]
        }
    }

    private static let scenarios = """
        <p>Write a tag into a prompt, such as <code>[simulate: slow]</code>, and the server acts it out; the first tag
        counts. The flag <code>--scenario</code> does the same for every job whose prompt has no tag.</p>

        """

    private static let personalities = """
        <p>The flag <code>--personality</code> makes the server imitate another one's addresses, keys, fields, words,
        errors and habits.</p>

        """

    private static let webhooks = """
        <p>With <code>--webhook-url</code> and <code>--webhook-secret</code> the end of each job is told by a POST of
        <code>{"id","object":"event","created_at","type","data":{"id"}}</code>, its type <code>video.completed</code>
        or <code>video.failed</code>. It is signed by the Standard Webhooks: <code>webhook-id</code>,
        <code>webhook-timestamp</code>, <code>webhook-signature</code>. Any answer but 2xx is a failure and the same
        event comes again, with the same id, after \(Webhooks.waitsInWords). It goes to this machine only.</p>
        """

    /// The first column is code.
    private static func table(_ heads: [String], _ rows: [[String]]) -> String {
        let head = heads.map { "<th scope=\"col\">\($0)</th>" }.joined()
        let body = rows.map { row in
            "<tr><td><code>\(row[0])</code></td>" + row.dropFirst().map { "<td>\($0)</td>" }.joined() + "</tr>"
        }
        return "<table>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(body.joined(separator: "\n"))\n</tbody>\n</table>"
    }
}
