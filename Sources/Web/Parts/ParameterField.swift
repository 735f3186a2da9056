import Studio

/// A field of the Generate form for something that the chosen kind of server knows beyond the protocol.
struct ParameterField: Encodable {
    /// Stands before the parameter's name in the form.
    static let prefix = "extra."

    struct Option: Encodable {
        let value: String
        let label: String
        let selected: Bool
    }

    let name: String
    let label: String
    let hint: String
    let value: String
    /// nil: a text field.
    let options: [Option]?
    let hasOptions: Bool

    init(_ parameter: ExtraParameter, typed: String) {
        name = Self.prefix + parameter.name
        label = parameter.label
        hint = "Left empty, the server decides. Takes \(parameter.allowed)."
        value = typed
        let words: [String]? =
            switch parameter.value {
            case .flag: ["true", "false"]
            case .choice(let words): words
            default: nil
            }
        options = words.map { words in
            [Option(value: "", label: "The server decides", selected: typed.isEmpty)]
                + words.map { Option(value: $0, label: $0, selected: $0 == typed) }
        }
        hasOptions = words != nil
    }
}

extension GenerateForm {
    /// The extras that were typed, or what is wrong with them.
    func extras(for kind: ConnectionKind) -> Result<[String: JSONValue], ExtrasRefusal> {
        var extras: [String: JSONValue] = [:]
        var problems: [FieldProblem] = []
        for parameter in kind.parameters {
            do throws(Problem) {
                extras[parameter.name] = try parameter.read(parameters[parameter.name] ?? "")
            } catch {
                problems.append(
                    FieldProblem(
                        field: ParameterField.prefix + parameter.name, code: error.code, message: error.message))
            }
        }
        switch ExtraObject.read(extraJSON, for: kind) {
        case .success(let others): extras.merge(others) { field, _ in field }
        case .failure(let refusal): problems += refusal.problems
        }
        return problems.isEmpty ? .success(extras) : .failure(ExtrasRefusal(problems: problems))
    }
}

struct ExtrasRefusal: Error {
    let problems: [FieldProblem]
}

/// Raw JSON for what no field is drawn for.
enum ExtraObject {
    static func read(_ text: String, for kind: ConnectionKind) -> Result<[String: JSONValue], ExtrasRefusal> {
        guard !text.trimmed.isEmpty else { return .success([:]) }
        let value = text.utf8.count <= 16_000 ? JSONValue.read(Array(text.utf8)) : nil
        guard case .object(let members) = value else {
            return refusal("It must be a JSON object of at most 16,000 bytes, such as {\"seed\": 7}.")
        }
        return check(members, for: kind)
    }

    /// What the settings say must not be said again, and perhaps otherwise.
    static func check(
        _ members: [String: JSONValue], for kind: ConnectionKind
    ) -> Result<[String: JSONValue], ExtrasRefusal> {
        guard let reserved = members.keys.filter(kind.reserves).min() else { return .success(members) }
        return refusal("“\(reserved.foreign(limit: 80))” is said by the form’s own fields. Take it out.")
    }

    private static func refusal(_ message: String) -> Result<[String: JSONValue], ExtrasRefusal> {
        .failure(ExtrasRefusal(problems: [FieldProblem(field: "extra_json", code: "extra_json", message: message)]))
    }
}

extension JSONValue {
    /// As somebody would type it.
    var typed: String {
        if case .string(let text) = self { text } else { JSON.text(self) }
    }
}
