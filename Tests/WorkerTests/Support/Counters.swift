import Synchronization

final class Flag: Sendable {
    private let state: Mutex<Bool>

    init(_ isOn: Bool) { state = Mutex(isOn) }

    var isOn: Bool {
        get { state.withLock(\.self) }
        set { state.withLock { $0 = newValue } }
    }
}

final class Counter: Sendable {
    private let state = Mutex(0)

    var value: Int { state.withLock(\.self) }

    @discardableResult
    func count() -> Int {
        state.withLock { value in
            value += 1
            return value
        }
    }
}
