import Glibc

/// Finds the folder that holds `Views` and `Public`.
enum Root {
    /// The named folder; else the working directory; else a folder above the program, which is where SwiftPM builds.
    static func find(named: String?) throws(StartError) -> String {
        if let named {
            guard holdsBoth(named) else {
                throw StartError("\(named) holds no Views and Public folders. Name the package's folder with --root.")
            }
            return named
        }
        if holdsBoth(".") { return "." }
        var folder = programFolder()
        while !folder.isEmpty {
            if holdsBoth(folder) { return folder }
            guard let slash = folder.lastIndex(of: "/") else { break }
            folder = String(folder[..<slash])
        }
        throw StartError(
            "Cannot find the Views and Public folders. Start it in the package's folder, or name that with --root.")
    }

    private static func holdsBoth(_ folder: String) -> Bool {
        access(folder + "/Views/layout.mustache", R_OK) == 0 && access(folder + "/Public/style.css", R_OK) == 0
    }

    private static func programFolder() -> String {
        guard let path = realpath("/proc/self/exe", nil) else { return "" }
        defer { free(path) }
        let program = String(cString: path)
        return program.lastIndex(of: "/").map { String(program[..<$0]) } ?? ""
    }
}
