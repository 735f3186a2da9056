/// A file that was chosen in a form.
struct FormFile: Sendable {
    let name: String
    let type: String
    let bytes: [UInt8]

    /// What a browser sends where no file was chosen.
    static let none = FormFile(name: "", type: "application/octet-stream", bytes: [])
}
