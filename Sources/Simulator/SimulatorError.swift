/// Why a simulator cannot be started as it is configured.
package enum SimulatorError: Error, Equatable, CustomStringConvertible {
    case unknownScenario(String)
    /// The address is not http, or leads to another machine.
    case webhookNotHere(String)
    /// Not `whsec_` and the base64 of 16 to 128 bytes.
    case webhookSecret

    package var description: String {
        switch self {
        case .unknownScenario(let name):
            "There is no scenario “\(name)”. Scenarios: \(Simulator.scenarioNames.joined(separator: ", "))."
        case .webhookNotHere(let url):
            "The webhook address “\(url)” is not one of this machine. Use http://localhost:PORT/PATH."
        case .webhookSecret:
            "The webhook secret is not whsec_ and the base64 of 16 to 128 bytes."
        }
    }
}
