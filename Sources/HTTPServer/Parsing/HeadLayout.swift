import CMicroHTTPD

/// Where the pieces of a request's head stand in the library's read buffer.
///
/// libmicrohttpd cuts the head up in place and forgives much on the way: a NUL ends a value early, a bare
/// CR or LF ends a line, a folded line joins the one before, a line without a colon is lost. In a head that
/// RFC 9112 allows, the pieces lie one behind the other with exactly `SP`, `:` or `CR LF` between them.
struct HeadLayout {
    private struct Field {
        let name: UnsafePointer<CChar>
        let nameSize: Int
        let value: UnsafePointer<CChar>
        let valueSize: Int
    }

    private var fields: [Field] = []

    /// Reads the header fields of a request, in order.
    init(of connection: OpaquePointer) {
        withUnsafeMutablePointer(to: &self) { layout in
            _ = MHD_get_connection_values_n(connection, .HEADER_KIND, collect, layout)
        }
    }

    var headers: Headers {
        Headers(
            fields.map { field in
                (Self.text(field.name, field.nameSize), ASCII.trimmed(Self.text(field.value, field.valueSize)))
            })
    }

    /// True when the pieces cover the whole head. All pointers are those that the library gives to its handler.
    func isExact(
        method: UnsafePointer<CChar>, target: UnsafePointer<CChar>, targetSize: Int, version: UnsafePointer<CChar>,
        headSize: Int
    ) -> Bool {
        guard Self.length(method) + 1 == target - method, targetSize + 1 == version - target else { return false }
        let end = method + headSize
        var position = version + Self.length(version) + 2
        for field in fields {
            guard field.name == position, field.value > field.name + field.nameSize else { return false }
            position = field.value + field.valueSize
            while position < end, Self.isBlank(position.pointee) { position += 1 }
            position += 2
        }
        return position + 2 == end
    }

    fileprivate mutating func append(
        _ name: UnsafePointer<CChar>, _ nameSize: Int, _ value: UnsafePointer<CChar>?, _ valueSize: Int
    ) {
        fields.append(Field(name: name, nameSize: nameSize, value: value ?? name, valueSize: valueSize))
    }

    private static func length(_ text: UnsafePointer<CChar>) -> Int {
        var end = text
        while end.pointee != 0 { end += 1 }
        return end - text
    }

    private static func isBlank(_ byte: CChar) -> Bool {
        byte == CChar(ASCII.space) || byte == CChar(ASCII.tab)
    }

    private static func text(_ start: UnsafePointer<CChar>, _ size: Int) -> String {
        String(decoding: UnsafeRawBufferPointer(start: start, count: size), as: UTF8.self)
    }
}

/// Called by the library once per header field, with the layout as its context.
private let collect: MHD_KeyValueIteratorN = { context, _, name, nameSize, value, valueSize in
    guard let layout = context?.assumingMemoryBound(to: HeadLayout.self), let name else { return .NO }
    layout.pointee.append(name, nameSize, value, valueSize)
    return .YES
}
