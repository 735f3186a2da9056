import CMicroHTTPD
import Glibc

/// The functions that the library calls, on its own threads. Their context is the server's ``Service``;
/// a connection's ``Connection`` and a request's ``Exchange`` are held by the library in between.
enum Callbacks {
    static let accept: MHD_AcceptPolicyCallback = { context, _, _ in
        service(context).connections.admitsOneMore() ? .YES : .NO
    }

    static let connectionChanged: MHD_NotifyConnectionCallback = { context, transfer, slot, change in
        guard let transfer, let slot else { return }
        if change == .CONNECTION_NOTIFY_STARTED {
            let connection = service(context).connectionOpened(CMHDSocket(transfer))
            slot.pointee = Unmanaged.passRetained(connection).toOpaque()
        } else if let held = slot.pointee {
            service(context).connections.remove(Unmanaged<Connection>.fromOpaque(held).takeRetainedValue())
            slot.pointee = nil
        }
    }

    static let target:
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?)
            -> UnsafeMutableRawPointer? = { context, target, transfer in
                guard let target, let transfer, let held = CMHDSocketContext(transfer) else { return nil }
                let connection = Unmanaged<Connection>.fromOpaque(held).takeUnretainedValue()
                let exchange = Exchange(service(context), connection, target: RawTarget(target))
                RawTarget.hideQuery(target)
                return Unmanaged.passRetained(exchange).toOpaque()
            }

    /// Leaves escapes alone: this module decodes and checks them itself.
    static let unescape:
        @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafeMutablePointer<CChar>?)
            -> Int = { _, _, text in
                text.map { strlen($0) } ?? 0
            }

    static let handle: MHD_AccessHandlerCallback = { _, transfer, target, method, version, bytes, size, slot in
        guard let transfer, let target, let method, let version, let size, let held = slot?.pointee else { return .NO }
        let exchange = Unmanaged<Exchange>.fromOpaque(held).takeUnretainedValue()
        guard exchange.hasBegun else {
            return exchange.begin(HandlerCall(transfer: transfer, method: method, target: target, version: version))
        }
        guard size.pointee > 0 else { return exchange.answer(transfer) }
        let piece = UnsafeRawBufferPointer(start: bytes, count: size.pointee)
        size.pointee = 0
        return exchange.receive(piece)
    }

    static let completed: MHD_RequestCompletedCallback = { _, _, slot, _ in
        guard let held = slot?.pointee else { return }
        Unmanaged<Exchange>.fromOpaque(held).takeRetainedValue().end()
        slot?.pointee = nil
    }

    private static func service(_ context: UnsafeMutableRawPointer?) -> Service {
        Unmanaged<Service>.fromOpaque(context!).takeUnretainedValue()
    }
}
