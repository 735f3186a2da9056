import Foundation
import HTTPClient

/// The steps of a person who connects a server.
extension Site {
    /// Fills in the form for a new connection with a typed key; returns the address of its page.
    func addConnection(_ name: String, kind: String, address: String, key: String) async throws -> String {
        let form = try await Visitor(self).open("/connections/new").form("Add the connection")
        let fields = [
            "form_token": form["form_token"] ?? "", "name": name, "kind": kind, "base_url": address,
            "key_source": "file", "key": key, "running_limit": "2",
        ]
        let reply = try await postForm("/connections", fields)
        guard reply.status == 303, let address = reply.headers["location"] else {
            throw Failure("POST /connections: \(reply.status) \(reply.text)")
        }
        return address
    }

    /// Posts fields as a form of our own pages.
    func postForm(_ path: String, _ fields: [String: String]) async throws -> HTTPReply {
        let body = fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }.joined(separator: "&")
        return try await send(
            "POST", path, .bytes(Array(body.utf8), contentType: "application/x-www-form-urlencoded"),
            headers: [("Sec-Fetch-Site", "same-origin")])
    }

    /// The connection's page once its test is over.
    func report(of connection: String) async throws -> String {
        try await eventually("the test of \(connection)") { () -> String? in
            let page = try await get(connection).text
            return page.contains("Asking the server") ? nil : page
        }
    }
}

extension Studio {
    /// The files of the data folder that hold a text.
    func files(naming text: String) throws -> [String] {
        let wanted = Data(text.utf8)
        return try FileManager.default.subpathsOfDirectory(atPath: data).filter { name in
            FileManager.default.contents(atPath: "\(data)/\(name)")?.range(of: wanted) != nil
        }
    }
}
