import HTTPClient

extension HTTPReply {
    /// The token of the page's form with this address.
    func token(of action: String) -> String? {
        firstMatch("(?s)<form[^>]*action=\"\(action)\"[^>]*>.*?name=\"form_token\" value=\"([^\"]*)\"")
    }
}
