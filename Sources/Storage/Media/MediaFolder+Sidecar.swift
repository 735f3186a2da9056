import Studio

extension MediaFolder {
    package func sidecarPath(of id: GenerationID) -> String { "\(media)/\(id).json" }

    package func writeSidecar(of generation: Generation) throws(Problem) {
        try writeSidecar(of: generation, isDurable: true)
    }

    /// - Parameter isDurable: false for many of them, followed by one ``synchronize()``.
    func writeSidecar(of generation: Generation, isDurable: Bool) throws(Problem) {
        let json: [UInt8]
        do {
            json = try Sidecar(generation).json()
        } catch {
            throw Problem(code: "sidecar_error", message: "The sidecar cannot be written as JSON: \(error).")
        }
        try FileFailure.asProblem { () throws(FileFailure) in
            try Files.write(json, to: sidecarPath(of: generation.id), by: freshTemporary(".json"), isDurable: isDurable)
        }
    }
}
