import Crypto
import HTTPClient

extension Simulator {
    /// Who is told when a job has ended, by the Standard Webhooks.
    package struct Webhook: Sendable {
        /// An address of this machine: `http://localhost:PORT/PATH`.
        package var url: String
        /// `whsec_` and the base64 of 16 to 128 bytes.
        package var secret: String
        /// What the waits between attempts are multiplied by, 0…1. The default makes 5 minutes 3 seconds.
        package var pace: Double = 0.01

        package init(url: String, secret: String) {
            self.url = url
            self.secret = secret
        }
    }
}
