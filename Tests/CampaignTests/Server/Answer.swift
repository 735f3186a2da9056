import Foundation

/// What a server does with one request.
indirect enum Answer: Sendable {
    /// What a well server says.
    case honest
    case reply(Int, [(String, String)] = [], [UInt8])
    /// These bytes and the end of the connection, whatever HTTP says of them.
    case raw([UInt8])
    /// These bytes and then nothing, until the client leaves.
    case rawAndHang([UInt8])
    case close
    case reset
    /// Nothing, until the client leaves.
    case hang
    case after(Duration, Answer)
    /// This head, then bytes until the client leaves.
    case endless(String)
    /// The first part of the film, 0…1, then the end of the connection.
    /// - Parameter declared: whether the whole length was promised.
    case cut(Double, declared: Bool)
    /// Does something first.
    case doing(@Sendable () -> Void, Answer)

    static func json(_ status: Int, _ text: String, _ headers: [(String, String)] = []) -> Answer {
        .reply(status, [("Content-Type", "application/json")] + headers, Array(text.utf8))
    }

    /// In the envelope of the Videos API.
    static func fault(_ status: Int, code: String = "", _ message: String, _ headers: [(String, String)] = []) -> Answer
    {
        let error = #"{"error":{"message":\#(message.quoted),"type":"error","param":null,"code":\#(code.quoted)}}"#
        return json(status, error, headers)
    }

    static func html(_ status: Int) -> Answer {
        .reply(status, [("Content-Type", "text/html")], Array("<html><body>Welcome to the hotel</body></html>".utf8))
    }

    static func redirect(_ status: Int, to address: String) -> Answer {
        .reply(status, [("Location", address)], [])
    }
}

extension String {
    /// As a JSON string.
    var quoted: String {
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }
}
