import CMicroHTTPD

extension Server {
    /// Of the libmicrohttpd that this process runs with: `0.9.75`.
    package static var libraryVersion: String { String(cString: MHD_get_version()) }
}
