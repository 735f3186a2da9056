import Foundation
import Testing

@testable import Studio

@Suite("Any JSON")
struct JSONValueTests {
    private func decode(_ text: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    private func encode(_ value: JSONValue) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test(
        "is written as it was read",
        arguments: [
            "null", "true", "false", "0", "-1", "9223372036854775807", "-9223372036854775808", "1.5", "-0.25", "\"\"",
            "\"1\"", "\"true\"", "\"a\\\"b\\\\c\\n😀\"", "[]", "[null,true,1,1.5,\"x\",[],{}]", "{}",
            "{\"a\":{\"b\":[{\"c\":null}]},\"z\":1}",
        ])
    func roundTrip(text: String) throws {
        let value = try decode(text)
        #expect(try encode(value) == text)
        #expect(try decode(try encode(value)) == value)
    }

    @Test(
        "tells its kinds apart",
        arguments: [
            ("null", .null), ("true", .bool(true)), ("1", .integer(1)), ("0", .integer(0)), ("1.5", .number(1.5)),
            ("8.0", .integer(8)), ("1e3", .integer(1000)), ("9223372036854775808", .number(9_223_372_036_854_775_808)),
            ("\"8\"", .string("8")), ("[1]", .array([.integer(1)])), ("{\"a\":1}", .object(["a": .integer(1)])),
        ] as [(String, JSONValue)])
    func kinds(text: String, value: JSONValue) throws {
        #expect(try decode(text) == value)
    }

    @Test("is refused where it is no JSON", arguments: ["", "{", "[1 2]", "nul", "NaN", "'a'", "{\"a\"}", "1 2"])
    func malformed(text: String) {
        #expect(throws: (any Error).self) { try decode(text) }
    }

    @Test(
        "reads a whole number also from 8.0 and from text",
        arguments: [
            (.integer(8), 8), (.number(8.0), 8), (.string("8"), 8), (.string("-8"), -8), (.integer(.min), .min),
            (.number(8.5), nil), (.number(.nan), nil), (.number(.infinity), nil), (.number(1e19), nil),
            (.string("8.0"), nil),
            (.string(""), nil), (.string("eight"), nil), (.bool(true), nil), (.null, nil), (.array([.integer(8)]), nil),
        ] as [(JSONValue, Int64?)])
    func integer(value: JSONValue, integer: Int64?) {
        #expect(value.integer == integer)
    }

    @Test(
        "reads a number from numbers and from text",
        arguments: [
            (.integer(8), 8), (.number(0.5), 0.5), (.string("0.5"), 0.5), (.string("half"), nil), (.bool(true), nil),
            (.null, nil),
        ] as [(JSONValue, Double?)])
    func number(value: JSONValue, number: Double?) {
        #expect(value.number == number)
    }

    @Test("answers nil for what it is not")
    func access() {
        let object = JSONValue.object(["name": .string("kite"), "list": .array([.null])])
        #expect(object["name"]?.string == "kite")
        #expect(object["list"]?.array == [.null])
        #expect(object["list"]?.array?.first?.isNull == true)
        #expect(object["absent"] == nil)
        #expect(object.string == nil)
        #expect(object.array == nil)
        #expect(!object.isNull)
        #expect(JSONValue.string("kite")["name"] == nil)
    }
}
