/// Which bodies a route takes and how large they may be. All sizes in bytes; 0 means: not this kind.
package struct BodyLimits: Sendable {
    /// `application/x-www-form-urlencoded`.
    package var urlencoded = 0
    /// All text fields of a `multipart/form-data` body together.
    package var multipartFields = 0
    /// Each file of a `multipart/form-data` body.
    package var multipartFile = 0
    /// Files in one `multipart/form-data` body.
    package var maximumFiles = 0
    /// Bytes of files that are too large or too many: so much is read and thrown away, so that the form's other fields
    /// arrive all the same and ``Form/refusedFiles`` says what did not. 0 refuses such a form at once.
    package var excess = 0
    /// `application/json`.
    package var json = 0
    /// Any other content type, or none.
    package var raw = 0

    /// Takes no body.
    package static let none = BodyLimits()
    /// Forms without files: 512 KiB.
    package static let form = BodyLimits(urlencoded: 512 << 10, multipartFields: 512 << 10)
    /// JSON: 1 MiB.
    package static let json = BodyLimits(json: 1 << 20)

    /// A form with files, 25 MiB each.
    package static func upload(files: Int = 1, of bytes: Int = 25 << 20, excess: Int = 0) -> BodyLimits {
        BodyLimits(
            urlencoded: 512 << 10, multipartFields: 512 << 10, multipartFile: bytes, maximumFiles: files, excess: excess
        )
    }

    package static func raw(_ bytes: Int) -> BodyLimits {
        BodyLimits(raw: bytes)
    }

    package init(
        urlencoded: Int = 0, multipartFields: Int = 0, multipartFile: Int = 0, maximumFiles: Int = 0, excess: Int = 0,
        json: Int = 0, raw: Int = 0
    ) {
        self.urlencoded = urlencoded
        self.multipartFields = multipartFields
        self.multipartFile = multipartFile
        self.maximumFiles = maximumFiles
        self.excess = excess
        self.json = json
        self.raw = raw
    }

    /// A whole multipart body: its fields, its files, what is thrown away and 64 KiB for the lines between them;
    /// with files of any size rounded up to whole MiB, in which people are told.
    var multipart: Int {
        let bytes = multipartFields + multipartFile * maximumFiles + excess + 64 << 10
        let unit = 1 << 20
        return bytes < unit ? bytes : (bytes + unit - 1) / unit * unit
    }
}
