import FFmpeg

extension Simulator {
    /// How a simulator runs.
    package struct Configuration: Sendable {
        /// Loopback TCP port; 0, the default, takes any free one.
        package var port: UInt16 = 0
        /// Where the jobs' database and files are, made with mode 0700 when it is not there.
        package var folder: String
        /// The only bearer token that is accepted; nil: any, or none.
        package var apiKey: String?
        /// Seconds that a job takes at least, 0…86,400. With 0 it is completed as soon as its clip is rendered.
        package var renderTime: Double = 4
        /// Another number makes other pictures of the same prompts and ids.
        ///
        /// With any number the same requests on a new folder get the same ids and pictures; nil: ids come by chance.
        package var seed: Int?
        /// Whose server it imitates.
        package var personality = Personality.openai
        /// What every job acts out whose prompt has no tag: one of ``Simulator/scenarioNames``.
        package var scenario: String?
        /// Jobs that may be made in a minute, 1 or more; nil: any number.
        package var rateLimit: Int?
        /// Jobs that may be unfinished at once, 1 or more; nil: as the personality has it, which is mostly any number.
        package var runningLimit: Int?
        /// Who is told when a job has ended; nil: nobody.
        package var webhook: Webhook?
        package var ffmpeg: FFmpeg
        /// The time in milliseconds since 1970.
        package var now: @Sendable () -> Int64 = MachineClock.now
        /// Takes one line about something that went wrong.
        package var log: @Sendable (String) -> Void = { _ in }

        /// ``renderTime`` in milliseconds, kept within its range.
        var duration: Int64 {
            renderTime.isFinite ? Int64(max(0, min(86_400, renderTime)) * 1000) : 0
        }

        package init(folder: String, ffmpeg: FFmpeg) {
            self.folder = folder
            self.ffmpeg = ffmpeg
        }
    }
}
