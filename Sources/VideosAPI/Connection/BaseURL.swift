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
        if let foreign = typed.unicodeScalars.first(where: { !Self.isOfAddresses($0) }) {
            throw .foreignInAddress(foreign)
        }
        if let problem = Self.objection(to: url.origin) { throw problem }
        description = "\(url.origin)" + (url.path == "/" ? "" : url.path)
    }

    /// What RFC 3986 lets stand in an address. Anything else would be sent as other characters than were typed.
    private static func isOfAddresses(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && scalar.value > 0x20 && scalar.value != 0x7F && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
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
