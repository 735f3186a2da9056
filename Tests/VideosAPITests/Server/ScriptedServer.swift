import Foundation
import Glibc
import Synchronization

/// A server on a loopback port of its own that answers as a closure says and remembers every request.
final class ScriptedServer: Sendable {
    private let listener: Int32
    let port: Int
    private let answer: @Sendable (ReceivedRequest) -> Script
    private let received = Mutex<[ReceivedRequest]>([])
    private let accepted = Atomic(0)

    var url: String { "http://127.0.0.1:\(port)" }
    var base: String { "\(url)/v1" }
    var requests: [ReceivedRequest] { received.withLock { $0 } }
    /// Connections made, whether or not a request came over them.
    var connections: Int { accepted.load(ordering: .acquiring) }

    init(_ answer: @escaping @Sendable (ReceivedRequest) -> Script) throws {
        let bound = try BoundSocket()
        listener = bound.descriptor
        port = bound.port
        self.answer = answer
        Thread { [self] in acceptAll() }.start()
    }

    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func acceptAll() {
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { break }
            accepted.add(1, ordering: .acquiringAndReleasing)
            Thread { [self] in
                serve(connection)
                close(connection)
            }.start()
        }
        close(listener)
    }

    private func serve(_ connection: Int32) {
        while let request = RequestReader(connection).next() {
            received.withLock { $0.append(request) }
            let script = answer(request)
            guard script.steps.allSatisfy({ perform($0, on: connection) }) else { return }
            if script.staysOpen { continue }
            shutdown(connection, Int32(SHUT_WR))
            return RequestReader(connection).waitForEnd()
        }
    }

    private func perform(_ step: Script.Step, on connection: Int32) -> Bool {
        switch step {
        case .send(let bytes): return send(bytes, to: connection)
        case .sendForever(let bytes): while send(bytes, to: connection) {}
        case .wait: RequestReader(connection).waitForEnd()
        }
        return true
    }

    private var noSignal: Int32 { Int32(MSG_NOSIGNAL) }

    private func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, noSignal) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

/// A listening socket on a free port of 127.0.0.1.
struct BoundSocket {
    struct Failure: Error { let code: Int32 }

    let descriptor: Int32
    let port: Int

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isReady = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, pointer, &length) == 0
            }
        }
        guard isReady else { throw Failure(code: errno) }
        port = Int(UInt16(bigEndian: address.sin_port))
    }

    /// A port at which nobody listens.
    static func closedPort() throws -> Int {
        let bound = try BoundSocket()
        close(bound.descriptor)
        return bound.port
    }
}
