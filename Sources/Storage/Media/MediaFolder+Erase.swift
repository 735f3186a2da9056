import Studio

extension MediaFolder {
    package func erase(_ id: GenerationID) throws(Problem) {
        try discardPartial(of: id)
        try FileFailure.asProblem { () throws(FileFailure) in
            for name in Asset.allCases.flatMap({ Self.names(of: $0, id) }) { try Files.remove(media + "/" + name) }
            try Files.remove(sidecarPath(of: id))
        }
    }

    /// - Parameter name: as the folder gave it, without a folder.
    func removeReference(_ name: String) throws(Problem) {
        try FileFailure.asProblem { () throws(FileFailure) in
            try Files.remove(references + "/" + name.lastPathComponent)
        }
    }
}
