/// One model of the simulated server: what it makes and by which names it is asked for.
struct VideoModel: Sendable {
    let id: String
    /// Dated snapshots, asked for as if they were models of their own.
    var snapshots: [String] = []
    /// In the order in which an error message lists them.
    var sizes: [PixelSize]
    /// Clip lengths in whole seconds.
    var lengths: [Int]
    /// It makes any length and size within reason, not only those listed.
    var isFree = false
    /// Dollars a second, where the server tells it.
    var price: String?
    /// Unix seconds.
    var created: Int64 = 1_759_708_800

    var names: [String] { [id] + snapshots }

    /// Throws 400 for a length that it does not make.
    func seconds(_ text: String, param: String = "seconds") throws(APIError) -> Int {
        if isFree, let number = Int(text), (1...60).contains(number) { return number }
        return try Self.choice(param, text, of: lengths)
    }

    /// Throws 400 for a size that it does not make.
    func size(_ text: String) throws(APIError) -> PixelSize {
        if isFree, let size = PixelSize(text), size.isReasonable { return size }
        return try Self.choice("size", text, of: sizes)
    }

    private static func choice<T: CustomStringConvertible>(
        _ name: String, _ text: String, of values: [T]
    ) throws(APIError) -> T {
        if let value = values.first(where: { $0.description == text }) { return value }
        throw .invalidValue(text, param: name, supported: values.map(\.description))
    }
}
