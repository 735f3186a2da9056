import CMicroHTTPD

/// What the library hands to its access handler, valid for the time of the call.
struct HandlerCall {
    let transfer: OpaquePointer
    let method: UnsafePointer<CChar>
    let target: UnsafePointer<CChar>
    let version: UnsafePointer<CChar>

    var versionText: String { String(cString: version) }

    /// The request's head, checked. `refused` becomes what an error page may know when this throws.
    func readHead(of raw: RawTarget, refused: inout RequestHead) throws(HTTPProblem) -> RequestHead {
        let layout = HeadLayout(of: transfer)
        let (method, headers, size) = (String(cString: method), layout.headers, CMHDHeadSize(transfer))
        refused = RequestHead(refusedMethod: method, target: raw.text, headers: headers)
        try RequestTarget.checkLength(raw.size)
        guard
            layout.isExact(
                method: self.method, target: target, targetSize: raw.size, version: version, headSize: size)
        else { throw HTTPProblem(.badRequest, "The request's head is malformed.") }
        try HeadRules.check(method: method, version: versionText, headers: headers, length: size)
        return try RequestHead(method: method, target: raw.text, headers: headers)
    }
}
