import Testing

@testable import HTTPServer

@Suite("Byte ranges")
struct ByteRangeTests {
    @Test(
        "a range header means what RFC 9110 says",
        arguments: [
            (nil, 10, .whole), ("bytes=0-0", 10, .range(offset: 0, length: 1)),
            ("bytes=0-9", 10, .range(offset: 0, length: 10)), ("bytes=0-", 10, .range(offset: 0, length: 10)),
            ("bytes=5-", 10, .range(offset: 5, length: 5)), ("bytes=9-", 10, .range(offset: 9, length: 1)),
            ("bytes=9-9", 10, .range(offset: 9, length: 1)), ("bytes=3-99", 10, .range(offset: 3, length: 7)),
            ("bytes=-1", 10, .range(offset: 9, length: 1)), ("bytes=-10", 10, .range(offset: 0, length: 10)),
            ("bytes=-11", 10, .range(offset: 0, length: 10)), ("bytes=-0", 10, .unsatisfiable),
            ("bytes=10-", 10, .unsatisfiable), ("bytes=10-20", 10, .unsatisfiable), ("bytes=99-99", 10, .unsatisfiable),
            ("bytes=5-4", 10, .whole), ("bytes=20-10", 10, .whole), ("bytes=", 10, .whole), ("bytes=-", 10, .whole),
            ("bytes", 10, .whole), ("", 10, .whole), ("=0-1", 10, .whole), ("lines=0-1", 10, .whole),
            ("bytes=a-b", 10, .whole), ("bytes=0x0-1", 10, .whole), ("bytes=+0-1", 10, .whole),
            ("bytes=1--1", 10, .whole), ("bytes=--1", 10, .whole), ("bytes=1 -2", 10, .whole),
            ("bytes=٣-٤", 10, .whole),
            ("bytes=0-0,1-1", 10, .whole), ("bytes=0-0,", 10, .range(offset: 0, length: 1)),
            ("bytes= 0-0 ", 10, .range(offset: 0, length: 1)), ("BYTES=0-0", 10, .range(offset: 0, length: 1)),
            ("bytes=,", 10, .whole), ("bytes=00-01", 10, .range(offset: 0, length: 2)),
            ("bytes=0-18446744073709551616", 10, .range(offset: 0, length: 10)),
            ("bytes=18446744073709551616-", 10, .unsatisfiable), ("bytes=9223372036854775807-", 10, .unsatisfiable),
            ("bytes=99999999999999999999-88888888888888888888", 10, .whole),
            ("bytes=-18446744073709551616", 10, .range(offset: 0, length: 10)),
            ("bytes=0-", 0, .unsatisfiable), ("bytes=0-0", 0, .unsatisfiable), ("bytes=-5", 0, .whole),
        ] as [(String?, Int, ByteRange)])
    func table(header: String?, size: Int, expected: ByteRange) {
        #expect(ByteRange.parse(header, size: size) == expected)
    }

    @Test("a thousand ranges at once are answered with the whole")
    func abuse() {
        let header = "bytes=" + (0..<1000).map { "\($0)-\($0)" }.joined(separator: ",")
        #expect(ByteRange.parse(header, size: 5000) == .whole)
    }

    @Test("ten thousand random ranges agree with counting the bytes one by one")
    func oracle() {
        var random = SeededRandom(seed: 1)
        for _ in 0..<10_000 {
            let size = Int.random(in: 0...12, using: &random)
            let first = Bool.random(using: &random) ? Int.random(in: 0...15, using: &random) : nil
            let last = Bool.random(using: &random) ? Int.random(in: 0...15, using: &random) : nil
            let header = "bytes=\(first.map(String.init) ?? "")-\(last.map(String.init) ?? "")"
            #expect(ByteRange.parse(header, size: size) == counted(first, last, size), "\(header) of \(size)")
        }
    }

    private func counted(_ first: Int?, _ last: Int?, _ size: Int) -> ByteRange {
        if first == nil && last == nil { return .whole }
        if let first, let last, last < first { return .whole }
        if first == nil, last! > 0, size == 0 { return .whole }
        let chosen = (0..<size).filter { index in
            guard let first else { return size - index <= last! }
            return index >= first && index <= last ?? .max
        }
        return chosen.isEmpty ? .unsatisfiable : .range(offset: chosen[0], length: chosen.count)
    }
}
