import Glibc
import Testing

@testable import HTTPClient

/// Each in a process of its own: the environment belongs to all threads.
@Suite("The environment has no say", .timeLimit(.minutes(1)))
struct EnvironmentTests {
    @Test("http_proxy and its kin are ignored")
    func proxy() async {
        await #expect(processExitsWith: .success) {
            let proxy = ScriptedServer.answering { peer, _ in peer.reply("502 Proxy") }
            for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] { setenv(name, proxy.url(), 1) }
            unsetenv("no_proxy")
            unsetenv("NO_PROXY")
            let server = ScriptedServer.answering { peer, _ in peer.reply() }
            let reply = try await HTTPClient().send(HTTPRequest(url: server.url()))
            #expect(reply.status == 200)
            #expect(proxy.connectionCount == 0)
        }
    }

    @Test("a .netrc gives no password away")
    func netrc() async {
        await #expect(processExitsWith: .success) {
            let home = TemporaryFolder()
            _ = home.file(".netrc", Array("machine 127.0.0.1 login me password word\n".utf8))
            setenv("HOME", home.path, 1)
            let server = ScriptedServer.answering { peer, _ in peer.reply() }
            _ = try await HTTPClient().send(HTTPRequest(url: server.url()))
            #expect(server.requests.map { $0.header("authorization") } == [nil])
        }
    }
}
