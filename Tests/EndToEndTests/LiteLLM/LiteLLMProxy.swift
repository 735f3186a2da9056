import Foundation
import Testing

/// A LiteLLM proxy from PyPI in a throw-away environment, in front of one simulator and of nothing else.
final class LiteLLMProxy: Sendable {
    /// Why the test cannot be run on this machine.
    struct Unavailable: Error {
        let reason: Comment
    }

    static let package = "litellm[proxy]==1.106.2"
    static let masterKey = "sk-master-9f8e7d6c5b4a3210"

    /// Without `/v1`: `http://127.0.0.1:PORT`.
    let site: Site
    private let program: ChildProgram
    private let folder: TemporaryFolder

    private init(site: Site, program: ChildProgram, folder: TemporaryFolder) {
        (self.site, self.program, self.folder) = (site, program, folder)
    }

    /// What the proxy has written.
    var log: String { program.output + program.errors }

    /// - Parameter simulator: the only server that it knows.
    /// - Throws: ``Unavailable`` where it cannot be had, or not in time.
    static func start(before simulator: Simulator) async throws -> LiteLLMProxy {
        let folder = try TemporaryFolder()
        try await install(into: folder)
        let port = try FreePort.find()
        let configuration = try folder.write(Array(configuration(simulator).utf8), to: "config.yaml")
        let program = try ChildProgram(
            folder.file("venv/bin/litellm"),
            ["--config", configuration, "--host", "127.0.0.1", "--port", "\(port)", "--telemetry", "False"],
            environment: [
                "PATH": "\(folder.file("venv/bin")):/usr/bin:/bin", "HOME": folder.path, "NO_PROXY": "*",
                "LITELLM_LOCAL_MODEL_COST_MAP": "True",
            ])
        let proxy = LiteLLMProxy(
            site: Site(address: "http://127.0.0.1:\(port)"), program: program, folder: folder)
        try await proxy.waitUntilReady()
        return proxy
    }

    private static func install(into folder: TemporaryFolder) async throws {
        let pip = [
            "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check", "--timeout", "15",
            "--retries", "1", package,
        ]
        try await step("make a virtual environment", "/usr/bin/env", ["python3", "-m", "venv", folder.file("venv")])
        try await step("install \(package) from PyPI", folder.file("venv/bin/python"), pip)
    }

    /// At most two minutes: a slow network must not hold up all other tests.
    private static func step(_ what: String, _ path: String, _ arguments: [String]) async throws {
        let program = try ChildProgram(path, arguments, environment: ProcessInfo.processInfo.environment)
        let limit = Duration.seconds(120)
        guard let exit = try? await program.waitForExit(within: limit) else {
            throw Unavailable(reason: "Python could not \(what) within \(limit).")
        }
        guard exit == .status(0) else {
            throw Unavailable(reason: "Python cannot \(what) here: \(program.errors.suffix(200))")
        }
    }

    private static func configuration(_ simulator: Simulator) -> String {
        """
        model_list:
          - model_name: sora-2
            litellm_params:
              model: openai/sora-2
              api_base: \(simulator.address)
              api_key: \(Simulator.key)
        litellm_settings:
          telemetry: false
        general_settings:
          master_key: \(masterKey)
        """
    }

    private func waitUntilReady() async throws {
        let limit = Duration.seconds(90)
        let isReady = try? await eventually("LiteLLM is ready", within: limit) { () -> Bool? in
            if self.program.ended != nil { return false }
            return try await self.site.get("/health/liveliness").status == 200 ? true : nil
        }
        guard let isReady else { throw Unavailable(reason: "LiteLLM was not ready within \(limit).") }
        guard isReady else { throw Failure("LiteLLM ended: \(log.suffix(2000))") }
    }

    func stop() async throws {
        program.send(SIGTERM)
        _ = try await program.waitForExit()
    }
}
