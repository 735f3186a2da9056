import Crypto

/// The secret of a data folder, made once: 32 random bytes in a file of mode 0600.
enum FolderSecret {
    static let byteCount = 32

    static func load(in folder: String) throws(FileFailure) -> [UInt8] {
        let path = folder + "/secret"
        if let bytes = try Files.read(path, limit: byteCount + 1), bytes.count == byteCount {
            try OpenFile.reading(path).makePrivate()
            return bytes
        }
        // A file of another length was cut off or tampered with: forms made with it are shown once more, no harm.
        let secret = SecureRandom.bytes(byteCount)
        try Files.write(secret, to: path, by: folder + "/secret." + SecureRandom.token())
        return secret
    }
}
