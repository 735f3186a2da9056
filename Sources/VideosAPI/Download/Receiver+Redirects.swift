import HTTPClient
import Studio

extension Receiver {
    /// Where a redirect leads, when following it is allowed: few in a row, http or https, never from https to http.
    /// The address behind the name is checked when the connection is made.
    ///
    /// - Parameter count: how many redirects this one makes in a row.
    func target(_ text: String, from url: HTTPURL, _ count: Int) -> Result<HTTPURL, Problem> {
        guard count <= Self.mostRedirects else {
            return .failure(explain.redirect(text, "there are too many in a row"))
        }
        do throws(HTTPURL.Problem) {
            let target = try url.resolving(text)
            let isDowngrade = url.origin.scheme == .https && target.origin.scheme == .http
            return isDowngrade ? .failure(explain.redirect(text, "it leads from https to http")) : .success(target)
        } catch {
            return .failure(explain.redirect(text, "it is no usable http or https address"))
        }
    }
}
