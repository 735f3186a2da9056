import Testing

@testable import Studio

@Suite("Whatever happens, in whatever order")
struct MachineWalkTests {
    private static let walk = MachineWalk(depth: 12)

    @Test("no promise about money, jobs and films is broken within twelve events")
    func promises() {
        #expect(Self.walk.violations.isEmpty, "\(Self.walk.violations.joined(separator: "\n"))")
    }

    @Test("nor by what happens to a job that somebody else sent")
    func imported() {
        let walk = MachineWalk(depth: 8, from: Sample.generation(.inProgress).with { $0.charge = .elsewhere })
        #expect(walk.violations.isEmpty, "\(walk.violations.joined(separator: "\n"))")
        #expect(walk.places > 100)
    }

    @Test("every step that the life cycle names can be taken, and no other is")
    func steps() {
        #expect(Self.walk.steps == Lifecycle.steps)
    }

    @Test("the walk is as wide as it means to be")
    func width() {
        #expect(Self.walk.places > 2000)
    }
}
