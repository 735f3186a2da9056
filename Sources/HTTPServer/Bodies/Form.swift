/// The text fields and files of a form in the order in which they came.
package struct Form: Sendable {
    package var fields: Fields
    package var files: [UploadedFile]
    /// What came beside them and was thrown away.
    package var refusedFiles: [RefusedFile] = []

    package init(fields: Fields = Fields(), files: [UploadedFile] = []) {
        self.fields = fields
        self.files = files
    }

    /// The first value of that field.
    package subscript(name: String) -> String? { fields[name] }

    /// The first file of that field.
    package func file(_ name: String) -> UploadedFile? {
        files.first { $0.fieldName == name }
    }
}
