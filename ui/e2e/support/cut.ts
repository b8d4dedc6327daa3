import type { Page } from "@playwright/test";

/** What was looked at, and the texts that are cut and stand whole nowhere. */
export type Looked = { readonly texts: number; readonly cut: readonly string[] };

/**
 * Looks at every text that is seen: whether a part around it cuts it off, with nothing there that
 * has it whole (a title, a name for those who listen) and nothing that scrolls.
 */
export function lookForCut(page: Page): Promise<Looked> {
  return page.evaluate(() => {
    // The drawing is scrolled as a whole; its cards are looked at by themselves.
    const beside = ".skip, .hide, [aria-hidden=true], .toasts, textarea, input";
    const found = new Set<string>();
    let texts = 0;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const plain = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();
    const top = [...document.querySelectorAll(".scrim, .popover")].at(-1) ?? null;
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = plain(walker.currentNode.textContent);
      if (!element || text === "" || element.closest(beside)) continue;
      if (element.closest(".scrim, .popover") !== top || !element.checkVisibility()) continue;
      texts += 1;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const box = range.getBoundingClientRect();
      const cutter = cutterOf(element, box);
      if (cutter && !isWhole(cutter, text)) {
        const where = `${cutter.tagName.toLowerCase()}.${cutter.className}`;
        found.add(`“${text.slice(0, 60)}” is cut by ${where}`);
      }
    }
    return { texts, cut: [...found] };

    /** The part that cuts a text off at its side or its foot; none where one can scroll to it. */
    function cutterOf(element: Element, box: DOMRect): Element | null {
      for (let part: Element | null = element; part; part = part.parentElement) {
        const { overflowX, overflowY, display } = getComputedStyle(part);
        if (display === "inline") continue;
        if ([overflowX, overflowY].some((one) => one === "auto" || one === "scroll")) return null;
        // The drawing is laid out, not flowed, and is scrolled as a whole.
        if (part.matches(".flow-size")) return null;
        const around = part.getBoundingClientRect();
        if (around.width < 3 || around.height < 3) return null;
        const wide = Math.max(box.right - around.right, around.left - box.left);
        const high = Math.max(box.bottom - around.bottom, around.top - box.top);
        if (overflowX !== "visible" && wide > 2) return part;
        if (overflowY !== "visible" && high > 4) return part;
      }
      return null;
    }

    function isWhole(cutter: Element, text: string): boolean {
      for (let part: Element | null = cutter; part; part = part.parentElement) {
        const said = [part.getAttribute("title"), part.getAttribute("aria-label")];
        if (said.some((one) => plain(one).includes(text))) return true;
      }
      return [...cutter.querySelectorAll("[title]")].some((one) =>
        plain(one.getAttribute("title")).includes(text),
      );
    }
  });
}
