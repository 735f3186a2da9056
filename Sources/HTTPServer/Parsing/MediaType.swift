/// A content type with its parameters (RFC 9110, section 8.3.1).
struct MediaType {
    /// Type and subtype in lower case.
    let essence: String
    /// Names in lower case.
    let parameters: HeaderParameters

    init?(_ text: String) {
        guard let (value, parameters) = HeaderParameters.parse(text) else { return nil }
        essence = ASCII.lowercased(value)
        self.parameters = parameters
        let halves = essence.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard halves.count == 2, halves.allSatisfy(ASCII.isToken) else { return nil }
    }

    /// The line between the parts of a multipart body: 1…70 characters (RFC 2046, section 5.1.1).
    var boundary: String? {
        guard let boundary = parameters["boundary"], 1...70 ~= boundary.utf8.count, boundary.utf8.last != ASCII.space
        else { return nil }
        let isAllowed: (UInt8) -> Bool = { ASCII.isAlphanumeric($0) || "'()+_,-./:=? ".utf8.contains($0) }
        return boundary.utf8.allSatisfy(isAllowed) ? boundary : nil
    }
}
