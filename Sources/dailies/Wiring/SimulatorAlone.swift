import FFmpeg
import HTTPServer
import Simulator
import Studio

/// The simulator inside the studio, on a free port.
enum EmbeddedSimulator {
    static func start(folder: String, renderTime: Double, log: Log) throws -> Simulator {
        var configuration = Simulator.Configuration(folder: folder, ffmpeg: try FFmpeg.find())
        configuration.renderTime = renderTime
        configuration.log = { log.debug("simulator: \($0)") }
        return try Simulator(configuration)
    }
}

/// `dailies simulator`: only the simulated video server.
enum SimulatorAlone {
    static func run(_ settings: SimulatorSettings, log: Log) throws {
        let signals = Signals()
        var configuration = Simulator.Configuration(folder: settings.data, ffmpeg: try FFmpeg.find())
        configuration.port = settings.port
        configuration.apiKey = settings.apiKey
        configuration.renderTime = settings.renderTime
        configuration.personality = settings.personality
        configuration.scenario = settings.scenario
        configuration.seed = settings.seed
        configuration.rateLimit = settings.rateLimit
        configuration.runningLimit = settings.runningLimit
        configuration.webhook = settings.webhook
        configuration.log = { log.info($0) }
        let simulator = try start(configuration)
        Output.print("Simulator is ready at \(simulator.baseURL)\n")
        signals.wait()
        simulator.stop()
    }

    private static func start(_ configuration: Simulator.Configuration) throws -> Simulator {
        do {
            return try Simulator(configuration)
        } catch ServerError.addressInUse(_, let port) {
            throw StartError("port \(port) is in use. Stop the other program or choose one with --port.")
        }
    }
}
