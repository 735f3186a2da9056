import Foundation
import Testing

/// A LiteLLM proxy from PyPI in a throw-away environment, in front of one simulator and of nothing else.
final class LiteLLMProxy: Sendable {
    static let package = "litellm[proxy]==1.106.2"
    static let masterKey = "sk-master-9f8e7d6c5b4a3210"

    /// Without `/v1`: `http://127.0.0.1:PORT`.
    let site: Site
    private let program: ChildProgram
    private let packages: PythonPackages
    private let folder: TemporaryFolder

    private init(site: Site, program: ChildProgram, packages: PythonPackages, folder: TemporaryFolder) {
        (self.site, self.program, self.packages, self.folder) = (site, program, packages, folder)
    }

    /// What the proxy has written.
    var log: String { program.output + program.errors }

    /// - Parameter simulator: the only server that it knows.
    /// - Throws: ``PythonPackages/Unavailable`` where it cannot be had, or not in time.
    static func start(before simulator: Simulator) async throws -> LiteLLMProxy {
        let packages = try await PythonPackages([package], withDependencies: true)
        let folder = try TemporaryFolder()
        let port = try FreePort.find()
        let configuration = try folder.write(Array(configuration(simulator).utf8), to: "config.yaml")
        let program = try ChildProgram(
            "\(packages.programs)/litellm",
            ["--config", configuration, "--host", "127.0.0.1", "--port", "\(port)", "--telemetry", "False"],
            environment: [
                "PATH": "\(packages.programs):/usr/bin:/bin", "HOME": folder.path, "NO_PROXY": "*",
                "LITELLM_LOCAL_MODEL_COST_MAP": "True",
            ])
        let proxy = LiteLLMProxy(
            site: Site(address: "http://127.0.0.1:\(port)"), program: program, packages: packages,
            folder: folder)
        try await proxy.waitUntilReady()
        return proxy
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
        guard let isReady else { throw PythonPackages.Unavailable(reason: "LiteLLM was not ready within \(limit).") }
        guard isReady else { throw Failure("LiteLLM ended: \(log.suffix(2000))") }
    }

    func stop() async throws {
        program.send(SIGTERM)
        _ = try await program.waitForExit()
    }
}
