import Testing

@testable import Studio

@Suite("Checking settings")
struct SettingsTests {
    private static let catalog = Catalog(version: 1, models: Catalog.sora)

    private func problems(_ draft: SettingsDraft) -> [FieldProblem] {
        guard case .refused(let problems) = Self.catalog.check(draft) else { return [] }
        return problems
    }

    @Test("an empty field takes the default: the first model, its first length, its first size")
    func defaults() {
        let plain = GenerationSettings(
            prompt: "A kite", model: "sora-2", seconds: 4, size: ClipSize(width: 720, height: 1280))
        #expect(Self.catalog.check(SettingsDraft(prompt: "A kite")) == .accepted(plain))
        let blank = SettingsDraft(prompt: "A kite", model: " ", seconds: "\t", size: "\n")
        #expect(Self.catalog.check(blank) == .accepted(plain))
    }

    @Test("what was chosen is taken, with the picture that was checked")
    func chosen() {
        let picture = ReferenceImage(type: .png, storedName: "picture.png", sha256: Sample.film.sha256)
        let draft = SettingsDraft(prompt: " A kite\n", model: " sora-2-pro ", seconds: " 20 ", size: " 1792x1024 ")
        let chosen = GenerationSettings(
            prompt: " A kite\n", model: "sora-2-pro", seconds: 20, size: ClipSize(width: 1792, height: 1024),
            references: [picture])
        #expect(Self.catalog.check(draft, references: [picture]) == .accepted(chosen))
    }

    @Test("an unknown model is answered with the models there are")
    func unknownModel() {
        #expect(
            problems(SettingsDraft(prompt: "A kite", model: "sora-9\u{202E}")) == [
                FieldProblem(
                    field: "model", code: "unknown_model",
                    message: "This connection has no model “sora-9”. Choose one of: sora-2, sora-2-pro.")
            ])
    }

    @Test(
        "a length that is not made is answered with the lengths that are",
        arguments: [
            "5", "0", "-4", "4.0", "four", "99999999999999999999", "٤", "4 s",
        ])
    func unknownLength(seconds: String) {
        #expect(
            problems(SettingsDraft(prompt: "A kite", seconds: seconds)) == [
                FieldProblem(
                    field: "seconds", code: "seconds_not_offered",
                    message: "sora-2 does not make clips of “\(seconds)” seconds. Choose one of: 4, 8, 12, 16, 20.")
            ])
    }

    @Test("a size that another model makes is answered with that model and with the sizes there are")
    func sizeOfAnother() {
        #expect(
            problems(SettingsDraft(prompt: "A kite", model: "sora-2", size: "1920x1080")) == [
                FieldProblem(
                    field: "size", code: "size_not_offered",
                    message: "sora-2 does not make 1920x1080. sora-2-pro makes it."
                        + " The sizes of sora-2 are: 720x1280, 1280x720.")
            ])
    }

    @Test("a size that several models make names them all")
    func sizeOfSeveral() {
        let hd = SizeOffer(size: ClipSize(width: 1920, height: 1080), ratePerSecond: nil)
        let small = SizeOffer(size: Sample.size, ratePerSecond: nil)
        let models = [("a", small), ("b", hd), ("c", hd)].map { name, size in
            ModelOffer(name: name, seconds: [5], sizes: [size])
        }
        let draft = SettingsDraft(prompt: "A kite", size: "1920x1080")
        let refusal = Catalog(version: 1, models: models).check(draft)
        guard case .refused(let problems) = refusal else {
            Issue.record("a size of another model was accepted")
            return
        }
        #expect(
            problems.map(\.problem.message) == [
                "a does not make 1920x1080. b and c make it. The sizes of a are: 1280x720."
            ])
    }

    @Test(
        "a size that nobody makes, or that is none, is answered with the sizes there are",
        arguments: [
            "640x480", "1280 x 720", "1280X720", "huge", "0x0",
        ])
    func unknownSize(size: String) {
        #expect(
            problems(SettingsDraft(prompt: "A kite", size: size)) == [
                FieldProblem(
                    field: "size", code: "size_not_offered",
                    message: "sora-2 does not make \(size). The sizes of sora-2 are: 720x1280, 1280x720.")
            ])
    }

    @Test("all problems are told at once, in the order of the form's fields")
    func together() {
        #expect(
            problems(SettingsDraft(prompt: " ", model: "x", seconds: "5", size: "y")).map(\.field) == [
                "prompt", "model",
            ])
        #expect(
            problems(SettingsDraft(prompt: "", seconds: "5", size: "y")).map(\.field) == [
                "prompt", "seconds", "size",
            ])
    }

    @Test("what somebody typed is shortened and cleaned before it is shown again")
    func cleaned() {
        let shown = problems(SettingsDraft(prompt: "A kite", model: String(repeating: "m", count: 500)))
        #expect(shown.first?.problem.message.contains("“" + String(repeating: "m", count: 80) + "…”") == true)
        let size = problems(SettingsDraft(prompt: "A kite", size: "\u{202E}9\u{0}" + String(repeating: "1", count: 50)))
        #expect(
            size.first?.problem.message.hasPrefix("sora-2 does not make 9" + String(repeating: "1", count: 17)) == true)
    }

    @Test("a price needs no prompt")
    func clip() {
        let clip = try? Self.catalog.clip(SettingsDraft(model: "sora-2-pro", seconds: "8", size: "1024x1792")).get()
        #expect(clip == Clip(model: "sora-2-pro", seconds: 8, size: ClipSize(width: 1024, height: 1792)))
    }

    @Test(
        "picture formats have their standard names",
        arguments: zip(
            ImageType.allCases, [("image/png", "png"), ("image/jpeg", "jpg"), ("image/webp", "webp")]))
    func pictures(type: ImageType, names: (String, String)) {
        #expect(type.contentType == names.0)
        #expect(type.fileExtension == names.1)
    }
}
