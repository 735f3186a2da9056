import HTTPServer
import Studio

extension StudioContext {
    /// A form that costs nothing: from our own pages as the browser says, else with the token that we put into it.
    func requireOwnForm(_ request: Request) throws {
        guard OriginRule.verdict(request.head) == .unknown else { return }
        guard let token = request.form["form_token"], tokens.isValid(token, action: request.path) else {
            throw HTTPProblem(
                .forbidden, "This form was not made by Dailies, or its token is missing. Open the page and press again."
            )
        }
    }

    /// A form that changes settings: always with our token, which holds only while the settings are as they were.
    func requireSettingsForm(_ request: Request, state: String) throws {
        guard let token = request.form["form_token"] else {
            throw HTTPProblem(.forbidden, "The form's token is missing. Open Settings and press again.")
        }
        guard tokens.isValid(token, action: "\(request.path) \(state)") else {
            throw HTTPProblem(
                .conflict, "The settings have changed since this page was made. Open Settings and look again.")
        }
    }
}
