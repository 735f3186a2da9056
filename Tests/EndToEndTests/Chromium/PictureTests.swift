import Foundation
import Testing

extension InChromium {
    @Suite("a picture")
    struct PictureTests {
        private static let form = "dialog[open] form"

        /// Hands a picture to the form as the browser does when it is dropped or pasted.
        private func hand(_ picture: FormFile, by way: String, to browser: Browser) async throws {
            let event =
                way == "drop"
                ? "form.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: given }))"
                : "form.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: given }))"
            _ = try await browser.run(
                """
                const bytes = Uint8Array.from(atob('\(Data(picture.bytes).base64EncodedString())'), (c) => c.charCodeAt(0));
                const given = new DataTransfer();
                given.items.add(new File([bytes], 'a.png', { type: 'image/png' }));
                const form = document.querySelector('\(Self.form)');
                \(event);
                return true;
                """)
        }

        private func waitForPreview(_ query: String, width: Int, _ browser: Browser) async throws {
            try await waitUntil("the preview for \(query)") {
                let shown = try await browser.run(
                    """
                    const image = document.querySelector('\(Self.form) img[data-preview]');
                    return image && image.complete ? `${image.src.split('?')[1]} ${image.naturalWidth}` : '';
                    """)
                return shown.text == "\(query) \(width)"
            }
        }

        @Test(
            "that is dropped or pasted is shown as it will be sent, at every size and fit",
            arguments: ["drop", "paste"])
        func handed(_ way: String) async throws {
            let picture = try await CameraPicture(size: "300x200", ending: "png").file()
            try await withStudio { studio in
                let video = try await studio.site.makeVideo()
                try await withBrowser(studio.site) { browser in
                    try await browser.open("/videos/\(video)")
                    try await browser.press("Generate with Sora")
                    try await browser.find(Self.form)
                    try await browser.choose("size", "1280x720", in: Self.form)
                    try await hand(picture, by: way, to: browser)
                    try await waitForPreview("size=1280x720&fit=crop", width: 1280, browser)
                    try await browser.choose("size", "720x1280", in: Self.form)
                    try await waitForPreview("size=720x1280&fit=crop", width: 720, browser)
                    try await browser.choose("reference_fit", "pad", in: Self.form)
                    try await waitForPreview("size=720x1280&fit=pad", width: 720, browser)
                    #expect(try await browser.complaints() == [])
                    #expect(try await studio.site.takes(of: video) == 0)
                    _ = try await browser.run("document.querySelector('\(Self.form)').requestSubmit()")
                    try await waitUntil("the take") { try await studio.site.takes(of: video) == 1 }
                }
                let settings = try await studio.site.document("/api/generations/1")["sora_generation_settings"]
                #expect(settings["input_references"].items.first?["fit"].text == "pad")
                #expect(settings["input_references"].items.first?["original_size"].text == "300x200")
            }
        }
    }
}
