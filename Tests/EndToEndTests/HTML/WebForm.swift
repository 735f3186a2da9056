/// A form of a page, and what a browser would send for it.
struct WebForm: Sendable {
    struct Field: Sendable {
        enum Kind: Sendable, Equatable {
            case text, hidden, radio, checkbox, file, select
        }

        let name: String
        let kind: Kind
        var value: String
        var isChecked: Bool
        let attributes: [String: String]
        /// What a select offers; empty for every other kind.
        var options: [String] = []
    }

    struct Button: Sendable {
        let label: String
        let name: String?
        let value: String
    }

    let action: String
    let method: String
    /// Whether it goes out as `multipart/form-data`, else as `application/x-www-form-urlencoded`.
    var isMultipart: Bool
    private(set) var fields: [Field] = []
    private(set) var buttons: [Button] = []
    private(set) var files: [String: FormFile] = [:]

    init(_ elements: [WebPage.Element], at place: Int) {
        let form = elements[place]
        action = form.attributes["action"] ?? ""
        method = form.attributes["method"] ?? "get"
        isMultipart = form.attributes["enctype"] == "multipart/form-data"
        for (index, element) in elements.enumerated()
        where element.ancestors.contains(place) && element.attributes["disabled"] == nil {
            add(element)
            if element.name == "select" { addSelect(elements, at: index) }
        }
    }

    /// Shows the option that is selected, else the first, as a browser does.
    private mutating func addSelect(_ elements: [WebPage.Element], at place: Int) {
        let attributes = elements[place].attributes
        let options = elements.filter { $0.name == "option" && $0.ancestors.contains(place) }
        func value(_ option: WebPage.Element) -> String { option.attributes["value"] ?? option.words }
        guard let name = attributes["name"],
            let shown = options.first(where: { $0.attributes["selected"] != nil }) ?? options.first
        else { return }
        fields.append(
            Field(
                name: name, kind: .select, value: value(shown), isChecked: true, attributes: attributes,
                options: options.map(value)))
    }

    private mutating func add(_ element: WebPage.Element) {
        let attributes = element.attributes
        if element.name == "button", attributes["type"] ?? "submit" == "submit" {
            buttons.append(
                Button(label: element.words, name: attributes["name"], value: attributes["value"] ?? ""))
        }
        guard let name = attributes["name"], element.name == "input" || element.name == "textarea" else { return }
        let kind: Field.Kind =
            switch attributes["type"] {
            case "hidden": .hidden
            case "radio": .radio
            case "checkbox": .checkbox
            case "file": .file
            default: .text
            }
        let value = element.name == "textarea" ? element.text : attributes["value"] ?? ""
        fields.append(
            Field(
                name: name, kind: kind, value: value, isChecked: attributes["checked"] != nil, attributes: attributes))
    }
}

extension WebForm {
    /// What the form shows for a field: its text, or the chosen value.
    subscript(_ name: String) -> String? {
        let named = fields.filter { $0.name == name }
        return named.first { $0.kind == .radio || $0.kind == .checkbox ? $0.isChecked : true }?.value
    }

    /// The values among which one can choose.
    func choices(_ name: String) -> [String] {
        fields.filter { $0.name == name && $0.kind == .radio }.map(\.value)
    }

    /// The form with something typed or chosen, as a person can: a value that is not offered cannot be chosen.
    func filled(_ values: [String: String]) throws -> WebForm {
        var form = self
        for (name, value) in values {
            let places = fields.indices.filter { fields[$0].name == name }
            guard let first = places.first else { throw Failure("The form has no field “\(name)”.") }
            if fields[first].kind == .text || fields[first].options.contains(value) {
                form.fields[first].value = value
            } else {
                guard places.contains(where: { fields[$0].value == value }) else {
                    let offered = places.flatMap { fields[$0].options + [fields[$0].value] }
                    throw Failure("“\(name)” cannot be “\(value)”, only: \(offered)")
                }
                for place in places { form.fields[place].isChecked = fields[place].value == value }
            }
        }
        return form
    }

    /// The form with these boxes of one name ticked, and no other of that name.
    func ticking(_ name: String, _ values: Set<String>) -> WebForm {
        var form = self
        for place in fields.indices where fields[place].name == name && fields[place].kind == .checkbox {
            form.fields[place].isChecked = values.contains(fields[place].value)
        }
        return form
    }

    /// The form with a file chosen.
    func attaching(_ file: FormFile, to name: String) -> WebForm {
        var form = self
        form.files[name] = file
        return form
    }

    /// The form as somebody could forge it: a field with another value, or without the field.
    func forged(_ name: String, _ value: String?) -> WebForm {
        var form = self
        form.fields.removeAll { $0.name == name }
        if let value {
            form.fields.append(Field(name: name, kind: .hidden, value: value, isChecked: false, attributes: [:]))
        }
        return form
    }
}
