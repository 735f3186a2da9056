import HTTPClient
import Studio

/// Where a video server is: what stands before `/videos` in its addresses, such as `https://api.openai.com/v1`.
///
/// http or https, without user, query and fragment; plain http only to this machine or a private network, so that the
/// key never crosses the internet in the open; never an address where clouds keep their metadata.
package struct BaseURL: Sendable, Hashable, CustomStringConvertible {
    let url: HTTPURL
    /// Without a slash at its end.
    package let description: String

    /// Reads an address as somebody typed it; white space around it and slashes at its end are dropped.
    package init(_ text: String) throws(Problem) {
        var typed = text.trimmed[...]
        while typed.utf8.last == UInt8(ascii: "/") { typed.removeLast() }
        do throws(HTTPURL.Problem) {
            url = try HTTPURL(String(typed))
        } catch {
            throw .unusableAddress(error, String(typed))
        }
        guard url.query == nil, url.fragment == nil else { throw .addressWithMore }
        if let problem = Self.objection(to: url.origin) { throw problem }
        description = "\(url.origin)" + (url.path == "/" ? "" : url.path)
    }

    private static func objection(to origin: Origin) -> Problem? {
        if let address = origin.hostAddress {
            if address.isUnspecified { return .unspecifiedAddress(origin) }
            if AddressPolicy.isForbidden(address) { return .forbiddenAddress(origin) }
        }
        if AddressPolicy.forbiddenNames.contains(origin.host) { return .forbiddenAddress(origin) }
        let isOpen = origin.scheme == .http && !AddressPolicy.soundsLocal(origin)
        return isOpen ? .openAddress(origin) : nil
    }
}
