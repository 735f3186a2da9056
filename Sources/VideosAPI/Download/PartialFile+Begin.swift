import Glibc
import Studio

extension PartialFile {
    /// Forgets what was received before it remembers what comes now: were it the other way round, a crash in between
    /// would leave the old bytes under the new validator, and the rest of another film would be put behind them.
    func begin(with validator: String?) {
        // A file that cannot be emptied cannot be opened for the body either, which then says why.
        if received > 0 { empty() }
        remember(validator)
    }

    private func empty() {
        let descriptor = open(path, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC)
        if descriptor >= 0 { close(descriptor) }
    }
}
