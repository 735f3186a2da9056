import Glibc

/// Runs the body with the file rights of an ordinary user, who is given the files, also when the tests run as root.
///
/// Linux keeps the user id for file access per thread, so that other tests are not touched.
func withoutPrivileges<T>(owning files: [String], _ body: () throws -> T) throws -> T {
    guard geteuid() == 0 else { return try body() }
    // Not in the Glibc module of Swift, so it is looked up by name.
    typealias SetFileUser = @convention(c) (uid_t) -> Int32
    let set = unsafeBitCast(dlsym(nil, "setfsuid"), to: SetFileUser.self)
    let nobody: uid_t = 65534
    for file in files { chown(file, nobody, gid_t.max) }
    _ = set(nobody)
    defer { _ = set(0) }
    return try body()
}
