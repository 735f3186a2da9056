extension Browser {
    /// What is wrong with the page as it is laid out now, in words.
    func faults() async throws -> [String] {
        try await run(Self.inspection).items.compactMap(\.text)
    }

    /// Looks for what a person trips over: a page wider than its window, a field without a label, a picture without a
    /// text, one id twice, text too pale for its background (WCAG 2.2, 1.4.3).
    private static let inspection = """
        const faults = [];
        const name = (e) => `${e.tagName.toLowerCase()}.${e.className} “${(e.textContent || "").trim().slice(0, 40)}”`;
        const width = document.documentElement.clientWidth;
        if (document.scrollingElement.scrollWidth > width) faults.push("the page is wider than its window");
        const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
        for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) {
          if (!document.querySelector("dialog[open]")) faults.push(`the id ${id} stands twice`);
        }
        for (const field of document.querySelectorAll("input:not([type=hidden]), textarea, select")) {
          if (!field.labels.length && !field.ariaLabel) faults.push(`the field ${field.name} has no label`);
        }
        for (const picture of document.querySelectorAll("img:not([alt])")) faults.push(`${picture.src} has no text`);
        const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
        const paint = (colours) => {
          canvas.clearRect(0, 0, 1, 1);
          for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
          const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
          const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
        };
        const base = getComputedStyle(document.body).backgroundColor;
        for (const element of document.querySelectorAll("body *")) {
          const text = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
          const style = getComputedStyle(element);
          const isOff = element.matches(":disabled, :disabled *, :disabled + *, :disabled + * *");
          if (!text || isOff || !element.checkVisibility()) continue;
          const layers = [];
          for (let e = element; e; e = e.parentElement) layers.unshift(getComputedStyle(e).backgroundColor);
          const [light, dark] = [paint([base, ...layers]), paint([base, ...layers, style.color])].sort((a, b) => b - a);
          const size = parseFloat(style.fontSize);
          const wanted = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
          const contrast = (light + 0.05) / (dark + 0.05);
          if (contrast < wanted) faults.push(`${name(element)} has a contrast of ${contrast.toFixed(1)}`);
        }
        return faults;
        """
}
