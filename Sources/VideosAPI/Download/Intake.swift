import HTTPClient
import Studio

/// What to do with the body of a download's reply, decided by its head. A pure value.
struct Intake: Sendable {
    let asset: Asset
    let limit: Int64
    /// Where the wanted part starts and what it must belong to; nil when the whole was asked for.
    let resume: Resume?

    struct Resume: Sendable, Equatable {
        let offset: Int64
        let validator: String
    }

    /// Why a body is not taken.
    enum Objection: Sendable, Equatable {
        case tooLarge
        /// Compressed or otherwise encoded, which nobody asked for.
        case encoded
        /// No picture where one was asked for: some servers send the film whatever the variant.
        case otherAsset
        /// Not the part that was asked for.
        case wrongPart
    }

    enum Decision: Sendable, Equatable {
        /// The whole, from its first byte.
        case start
        /// The rest, up to `end` (exclusive) of `total` bytes, as far as that is known.
        case goOn(at: Int64, end: Int64, total: Int64?)
        /// No film: keep the small body to find out why.
        case read
        case object(Objection)

        var choice: DestinationChoice {
            switch self {
            case .start: .truncate
            case .goOn(let offset, _, _): .append(from: offset)
            case .read: .memory
            case .object: .abort
            }
        }
    }

    func decide(status: Int, headers: ReplyHeaders) -> Decision {
        guard status == 200 || status == 206 else { return .read }
        let encoding = headers["content-encoding"]?.lowercased() ?? "identity"
        guard encoding == "identity" || encoding.isEmpty else { return .object(.encoded) }
        guard status == 206 || suits(headers["content-type"]) else { return .object(.otherAsset) }
        return status == 200 ? whole(headers) : part(headers)
    }

    private func whole(_ headers: ReplyHeaders) -> Decision {
        let length = headers["content-length"].flatMap { Int64($0) } ?? 0
        return length > limit ? .object(.tooLarge) : .start
    }

    private func part(_ headers: ReplyHeaders) -> Decision {
        guard case .part(let first, let last, let total) = headers["content-range"].flatMap(ContentRange.init),
            let resume, first == resume.offset, headers.isOf(resume.validator)
        else { return .object(.wrongPart) }
        guard max(total ?? 0, last + 1) <= limit else { return .object(.tooLarge) }
        return .goOn(at: first, end: last + 1, total: total)
    }

    /// A film is judged by its bytes later; a picture's type must not say that it is something else.
    private func suits(_ contentType: String?) -> Bool {
        guard asset != .video, let type = contentType?.lowercased() else { return true }
        return type.hasPrefix("image/") || type.hasPrefix("application/octet-stream")
            || type.hasPrefix("binary/octet-stream")
    }
}

extension ReplyHeaders {
    /// What tells one version of a file from another: a strong `ETag`, else `Last-Modified`. A weak one cannot be used
    /// to go on in the middle (RFC 9110, section 13.1.5).
    var validator: String? {
        if let tag = self["etag"], tag.hasPrefix("\"") { return tag }
        return self["last-modified"]
    }

    /// Whether nothing here says that the file is another one by now.
    fileprivate func isOf(_ validator: String) -> Bool {
        validator.hasPrefix("\"") ? self["etag"].map { $0 == validator } ?? true : true
    }
}
