import HTTPClient
import Studio
import Testing

@testable import VideosAPI

@Suite("A base URL")
struct BaseURLTests {
    static let good: [(String, String)] = [
        ("https://api.openai.com/v1", "https://api.openai.com/v1"),
        (" https://API.OpenAI.com:443/v1// ", "https://api.openai.com/v1"),
        ("http://localhost:4000", "http://localhost:4000"), ("http://127.0.0.1:8091/v1/", "http://127.0.0.1:8091/v1"),
        ("http://[::1]:30000/v1", "http://[::1]:30000/v1"),
        ("http://192.168.1.20:8091/v1", "http://192.168.1.20:8091/v1"),
        ("http://10.0.0.7/v1", "http://10.0.0.7/v1"), ("http://gpu:8091/v1", "http://gpu:8091/v1"),
        ("http://gpu.local/v1", "http://gpu.local/v1"), ("https://93.184.216.34", "https://93.184.216.34"),
        ("https://host/", "https://host"), ("https://host/a%20b/(c)~1", "https://host/a%20b/(c)~1"),
    ]

    @Test("is read as it is typed, without a slash at its end", arguments: good)
    func isRead(_ typed: String, _ read: String) throws {
        #expect(try BaseURL(typed).description == read)
    }

    static let bad: [(String, String)] = [
        ("", "base_url_incomplete"), ("api.openai.com/v1", "base_url_incomplete"), ("/v1", "base_url_incomplete"),
        ("ftp://host/v1", "base_url_scheme"), ("file:///etc", "base_url_scheme"),
        ("https://user:word@host/v1", "base_url_user"), ("https://sk-key@host/v1", "base_url_user"),
        ("https://host/v1?key=1", "base_url_query"), ("https://host/v1#part", "base_url_query"),
        ("https:///v1", "base_url_host"), ("https://exa mple/v1", "base_url_host"),
        ("http://127.1/v1", "base_url_host"),
        ("http://2130706433/v1", "base_url_host"), ("https://host:0/v1", "base_url_port"),
        ("https://host:99999/v1", "base_url_port"), ("https://host:x/v1", "base_url_port"),
        ("https://ho\u{7}st/v1", "base_url_characters"), ("http://localhost:1/v1 (x)<b>", "base_url_characters"),
        ("https://host/v1 x", "base_url_characters"), ("https://host/<b>", "base_url_characters"),
        ("https://host/é", "base_url_characters"), ("https://host/v1\\x", "base_url_characters"),
        ("https://host/" + String(repeating: "a", count: 9000), "base_url_too_long"),
        ("http://0.0.0.0:8000/v1", "base_url_unspecified"), ("http://[::]:8000/v1", "base_url_unspecified"),
        ("http://169.254.169.254/latest", "base_url_forbidden"), ("https://169.254.1.1/", "base_url_forbidden"),
        ("https://[fe80::1]/", "base_url_forbidden"), ("https://[::ffff:169.254.169.254]/", "base_url_forbidden"),
        ("https://[fd00:ec2::254]/", "base_url_forbidden"), ("https://100.100.100.200/", "base_url_forbidden"),
        ("https://168.63.129.16/", "base_url_forbidden"), ("http://metadata.google.internal/", "base_url_forbidden"),
        ("http://api.openai.com/v1", "base_url_not_secure"), ("http://93.184.216.34/v1", "base_url_not_secure"),
    ]

    @Test("is refused with what to do", arguments: bad)
    func isRefused(_ typed: String, _ code: String) {
        let problem = #expect(throws: Problem.self) { try BaseURL(typed) }
        #expect(problem?.code == code)
    }

    static let choices: [(base: String, url: String, policy: AddressPolicy)] = [
        ("https://a.example/v1", "https://a.example/other", .own), ("http://gpu/v1", "http://gpu/v1/x", .ownInTheOpen),
        ("https://a.example/v1", "https://a.example:444/v1", .other(home: nil)),
        ("https://a.example/v1", "http://a.example/v1", .other(home: nil)),
        ("https://a.example/v1", "https://b.example/v1", .other(home: nil)),
    ]

    @Test("is the own server by scheme, host and port together", arguments: choices)
    func choice(_ base: String, _ url: String, _ policy: AddressPolicy) throws {
        #expect(AddressPolicy(for: try HTTPURL(url).origin, of: try BaseURL(base), home: nil) == policy)
    }

    static let addresses: [(AddressPolicy, String, Bool)] = [
        (.own, "93.184.216.34", true), (.own, "10.0.0.1", true), (.own, "127.0.0.1", true),
        (.own, "169.254.169.254", false), (.own, "fe80::1", false), (.own, "fd00:ec2::254", false),
        (.ownInTheOpen, "127.0.0.1", true), (.ownInTheOpen, "::1", true), (.ownInTheOpen, "10.0.0.1", true),
        (.ownInTheOpen, "93.184.216.34", false), (.ownInTheOpen, "169.254.169.254", false),
        (.ownInTheOpen, "2606:2800::1", false),
    ]

    @Test("is held to by the address that is really connected to", arguments: addresses)
    func isHeldTo(_ policy: AddressPolicy, _ address: String, _ isPermitted: Bool) throws {
        let address: IPAddress = try #require(IPAddress(address))
        #expect(policy.permits(address) == isPermitted)
    }
}
