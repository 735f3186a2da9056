extension HTTPRequest {
    /// What a request carries after its head.
    package enum Body: Sendable {
        case none
        /// These bytes with this `Content-Type`.
        case bytes([UInt8], contentType: String)
        /// A form of the type `multipart/form-data` (RFC 7578), its parts in order.
        case multipart([Part])
    }

    /// One field of a multipart form.
    package struct Part: Sendable {
        package enum Content: Sendable {
            case text(String)
            /// The file at `path`, read while it is sent, under the name `fileName`.
            case file(path: String, fileName: String, contentType: String)
        }

        package let name: String
        package let content: Content

        package init(name: String, content: Content) {
            self.name = name
            self.content = content
        }

        package static func text(_ name: String, _ value: String) -> Part {
            Part(name: name, content: .text(value))
        }

        package static func file(_ name: String, path: String, fileName: String, contentType: String) -> Part {
            Part(name: name, content: .file(path: path, fileName: fileName, contentType: contentType))
        }
    }
}
