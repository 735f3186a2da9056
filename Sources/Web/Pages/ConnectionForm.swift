import HTTPServer
import Studio

/// A connection as it was filled in. The key is never given back.
struct ConnectionForm {
    var name = ""
    var kind = ConnectionKind.openai.rawValue
    var baseURL = ""
    var keySource = "none"
    var keyVariable = ""
    /// What a saved connection has there.
    private var savedVariable: String?
    var runningLimit = "\(Connection.usualRunningLimit)"
    /// What was typed just now; empty leaves the kept one as it is.
    var key = ""
}

extension ConnectionForm {
    init(_ fields: Fields) {
        name = fields["name"] ?? ""
        kind = fields["kind"] ?? ""
        baseURL = fields["base_url"] ?? ""
        keySource = fields["key_source"] ?? "none"
        keyVariable = fields["key_variable"] ?? ""
        runningLimit = fields["running_limit"] ?? ""
        key = fields["key"] ?? ""
    }

    init(_ connection: Connection) {
        name = connection.name
        kind = connection.server.kind.rawValue
        baseURL = connection.server.address
        runningLimit = "\(connection.runningLimit)"
        switch connection.keySource {
        case .none: keySource = "none"
        case .file: keySource = "file"
        case .environment(let variable):
            (keySource, keyVariable, savedVariable) = ("environment", variable, variable)
        }
    }

    /// The variable's name as it may be shown: a key that was pasted there by mistake is not given back. A name of
    /// another look is shown where such a variable is set.
    func shownVariable(_ tools: ConnectionTools) -> String {
        let name = keyVariable.trimmed
        return name == savedVariable || VariableName.looksLikeOne(name) || Self.isSet(name, tools) ? name : ""
    }

    private static func isSet(_ name: String, _ tools: ConnectionTools) -> Bool {
        VariableName.isOne(name) && tools.environment(name) != nil
    }

    /// What came of checking: the draft, and the key that goes with it; nil for none.
    struct Checked {
        let draft: ConnectionDraft
        let key: String?
    }

    struct Refusal: Error {
        let problems: [FieldProblem]
    }

    /// - Parameter before: the connection that is changed; nil for a new one.
    func checked(_ before: Connection?, _ tools: ConnectionTools) -> Result<Checked, Refusal> {
        var problems = Self.problems(name: name)
        guard let kind = ConnectionKind(rawValue: kind), kind != .simulator else {
            return .failure(
                Refusal(problems: [.init(field: "kind", code: "kind", message: "Choose a kind of server.")]))
        }
        let limit = Int(runningLimit.trimmed).flatMap { (1...20).contains($0) ? $0 : nil }
        if limit == nil {
            problems.append(.init(field: "running_limit", code: "limit", message: "1 to 20 jobs can run at a time."))
        }
        var address = ""
        do throws(Problem) {
            address = try tools.checkAddress(baseURL)
        } catch {
            problems.append(.init(field: "base_url", code: error.code, message: error.message))
        }
        do throws(Problem) {
            let (source, key) = try keyAndSource(before, movedTo: address, tools)
            guard problems.isEmpty, let limit else { return .failure(Refusal(problems: problems)) }
            let draft = ConnectionDraft(
                name: name.trimmed, kind: kind, address: address, keySource: source,
                keyFingerprint: tools.keys.fingerprint(of: key), runningLimit: limit,
                webhookHost: before?.webhookHost)
            return .success(Checked(draft: draft, key: source == .file ? key : nil))
        } catch {
            problems.append(.init(field: "key", code: error.code, message: error.message))
            return .failure(Refusal(problems: problems))
        }
    }

    private func keyAndSource(
        _ before: Connection?, movedTo address: String, _ tools: ConnectionTools
    ) throws(Problem) -> (KeySource, String?) {
        switch keySource == "none" && !key.trimmed.isEmpty ? "file" : keySource {
        case "environment":
            let variable = keyVariable.trimmed
            guard VariableName.looksLikeOne(variable) || Self.isSet(variable, tools) else {
                throw Problem(
                    code: "key_variable",
                    message: "What was typed as the environment variable is not shown again, because it may be a key:"
                        + " no variable of that name is set, and a usual name has capitals, digits and _ only, such as"
                        + " OPENAI_API_KEY. If it was the key itself, choose to type it, and type it as the key.")
            }
            guard let key = tools.environment(variable), !key.isEmpty else {
                throw Problem(
                    code: "key_missing",
                    message: "The environment variable “\(variable.foreign(limit: 80))” is not set in this process."
                        + " Set it and start Dailies again, or type the key.")
            }
            try tools.checkKey(key)
            return (.environment(variable), key)
        case "file":
            if !key.trimmed.isEmpty {
                try tools.checkKey(key)
                return (.file, key.trimmed)
            }
            // Another address forgets the key: it must not travel to a server that it was not typed for.
            guard let before, before.keySource == .file, before.server.address == address,
                let kept = try tools.keys.key(of: before.id)
            else { throw Problem(code: "key_missing", message: "Type the key, or choose that there is none.") }
            return (.file, kept)
        case "none": return (.none, nil)
        default: throw Problem(code: "key_source", message: "Choose where the key is.")
        }
    }

    private static func problems(name: String) -> [FieldProblem] {
        (1...100).contains(name.trimmed.unicodeScalars.count)
            ? [] : [FieldProblem(field: "name", code: "name", message: "Give it a name of 1 to 100 characters.")]
    }
}
