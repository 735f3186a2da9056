import Foundation
import Testing

/// Runs the body on a thread of its own and waits for it; an error fails the test.
func onThread(_ body: @escaping @Sendable () throws -> Void) async {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread {
            #expect(throws: Never.self) { try body() }
            continuation.resume()
        }
    }
}
