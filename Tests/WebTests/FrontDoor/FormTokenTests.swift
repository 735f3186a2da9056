import Studio
import Testing

@testable import Web

@Suite("Form tokens")
struct FormTokenTests {
    let tokens = FormTokens(secret: [UInt8](repeating: 7, count: 32))

    @Test("a press is bound to its video and tells which prices it showed")
    func press() {
        let token = tokens.press(VideoID(3), prices: 12)
        #expect(tokens.prices(of: token, video: VideoID(3)) == 12)
        #expect(tokens.prices(of: token, video: VideoID(4)) == nil)
        #expect(tokens.press(VideoID(3), prices: 12) != token)
    }

    @Test("a press of a form with several connections is bound to the one that it showed")
    func connection() {
        let token = tokens.press(VideoID(3), at: ConnectionID(7), prices: 12)
        #expect(tokens.prices(of: token, video: VideoID(3)) == 12)
        #expect(tokens.connection(of: token) == ConnectionID(7))
        #expect(tokens.connection(of: tokens.press(VideoID(3), prices: 12)) == nil)
        #expect(tokens.prices(of: token.replacing(".at7-", with: ".at8-"), video: VideoID(3)) == nil)
    }

    @Test("one that was altered or made with another secret is not ours")
    func forged() {
        let token = tokens.press(VideoID(3), prices: 12)
        let other = FormTokens(secret: [UInt8](repeating: 8, count: 32))
        #expect(other.prices(of: token, video: VideoID(3)) == nil)
        #expect(tokens.prices(of: token.replacing("3.12.", with: "3.13."), video: VideoID(3)) == nil)
        for cut in ["", ".", "...", "3.12", token + ".", String(token.dropLast())] {
            #expect(tokens.prices(of: cut, video: VideoID(3)) == nil)
        }
    }

    @Test("an action's token is for its address alone")
    func action() {
        #expect(tokens.isValid(tokens.action("/projects"), action: "/projects"))
        #expect(!tokens.isValid(tokens.action("/projects"), action: "/generations/1/cancel"))
        #expect(!tokens.isValid("", action: "/projects"))
    }

    @Test("a kept picture comes back as it was, and no other can be named")
    func kept() throws {
        let picture = StoredReference(
            type: .png, sha256: String(repeating: "0", count: 64), size: ClipSize(width: 5000, height: 1))
        let token = tokens.kept(picture)
        #expect(tokens.kept(token) == picture)
        #expect(tokens.kept(token + "x") == nil)
        #expect(tokens.kept("cG5nfC4uL3NlY3JldHwwMHwxMjgweDcyMA.AAAA") == nil)
    }
    @Test("a last frame's token is for its video alone, and for no other use")
    func lastFrame() throws {
        let picture = StoredReference(type: .png, sha256: "ab", size: ClipSize(width: 16, height: 16))
        let studio = try TestStudio()
        let take = try studio.addTake(to: try studio.addVideo())
        let token = tokens.lastFrame(of: take, picture)
        let read = try #require(tokens.lastFrame(token, video: take.videoID))
        #expect(read.take == take.id && read.sha256 == "ab")
        #expect(tokens.lastFrame(token, video: VideoID(99)) == nil)
        #expect(tokens.lastFrame(token + "A", video: take.videoID) == nil)
        #expect(tokens.kept(token) == nil && tokens.lastFrame(tokens.kept(picture), video: take.videoID) == nil)
    }
}
