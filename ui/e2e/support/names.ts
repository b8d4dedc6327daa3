import { expect, type Page } from "@playwright/test";

/** Sixty letters without a blank, for each thing that people name. */
export const LONG = {
  person: "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarenschaf",
  workflow: "Einarbeitungsbegleitungsvereinbarungsunterlagenverteilerplan",
  step: "Zugangsberechtigungskartenausgabestellenbestätigungsabholung",
  other: "Arbeitsplatzausstattungsbestellungsfreigabebenachrichtigungs",
  connection: "Personalverwaltungsanwendungsschnittstellenverbindungsdienst",
} as const;

/**
 * Names stay where they belong: no text lies over another one or leaves the box that it stands in,
 * and what is cut can be read whole.
 */
export async function expectNamesHeld(page: Page, what: string): Promise<void> {
  expect.soft(await findNamesNotHeld(page), what).toEqual([]);
}

/** What lies over another text, leaves its box, or is cut without a place where it stands whole. */
export function findNamesNotHeld(page: Page): Promise<string[]> {
  return page.evaluate(lookAtNames);
}

/** The same at 320 px and with text of twice the size. */
export async function expectNamesHeldEverywhere(page: Page, what: string): Promise<void> {
  await expectNamesHeld(page, `${what}, 1280 px`);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNamesHeld(page, `${what}, 320 px`);
  await page.setViewportSize({ width: 1280, height: 800 });
  const size = (px: string) =>
    page.evaluate((each) => {
      document.documentElement.style.fontSize = each;
    }, px);
  await size("32px");
  await expectNamesHeld(page, `${what}, text of 200 %`);
  await size("");
}

/** Runs in the page, so it holds its helpers. */
function lookAtNames(): string[] {
  type Seen = { text: string; element: Element; box: DOMRect };
  // The drawing has a rule of its own: its cards are laid out, not flowed.
  const beside = ".flow-drawing, .skip, .hide, [aria-hidden=true], .toasts";
  const over = (element: Element) => element.closest(".scrim, .popover");
  const top = [...document.querySelectorAll(".scrim, .popover")].at(-1) ?? null;
  const found: string[] = [];
  const seen: Seen[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? "";
    if (!element || text === "" || element.closest(beside) || over(element) !== top) continue;
    if (!element.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const box = clipped(rect, element);
      if (box && !isCovered(element, box)) seen.push({ text: text.slice(0, 40), element, box });
    }
  }
  for (const one of seen) leaves(one);
  seen.forEach((one, index) => {
    for (const other of seen.slice(index + 1)) overlap(one, other);
  });
  for (const cut of document.querySelectorAll<HTMLElement>(".clip")) {
    if (cut.closest(beside) || !cut.checkVisibility()) continue;
    const isCut =
      cut.scrollWidth > cut.clientWidth + 1 && getComputedStyle(cut).display !== "inline";
    if (isCut && !cut.closest("[title], [aria-label]")) {
      found.push(`“${cut.textContent?.slice(0, 40)}” is cut and stands whole nowhere`);
    }
  }
  return [...new Set(found)];

  /** Whether another part of the page lies over it that has a ground of its own, as a panel has. */
  function isCovered(element: Element, box: DOMRect): boolean {
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const on = document.elementFromPoint(x, y);
    if (on === null || on.contains(element) || element.contains(on)) return false;
    return on.closest(".panel, .try-sheet, .scrim, .popover") !== element.closest(".panel");
  }

  /** What of it is seen through the parts around it; null when nothing is. */
  function clipped(rect: DOMRect, element: Element): DOMRect | null {
    let [left, right, from, to] = [rect.left, rect.right, rect.top, rect.bottom];
    for (let part: Element | null = element; part; part = part.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(part);
      if (display === "inline") continue;
      const around = part.getBoundingClientRect();
      if (overflowX !== "visible") {
        [left, right] = [Math.max(left, around.left), Math.min(right, around.right)];
      }
      if (overflowY !== "visible") {
        [from, to] = [Math.max(from, around.top), Math.min(to, around.bottom)];
      }
    }
    const isSeen = right - left > 1 && to - from > 1;
    return isSeen ? new DOMRect(left, from, right - left, to - from) : null;
  }

  function leaves({ text, element, box }: Seen): void {
    for (let part: Element | null = element; part; part = part.parentElement) {
      const { display, backgroundColor, borderStyle } = getComputedStyle(part);
      const isDrawn = backgroundColor !== "rgba(0, 0, 0, 0)" || borderStyle !== "none";
      if (display === "inline" || !(isDrawn || part.matches("li, td, dd, p, section"))) continue;
      const around = part.getBoundingClientRect();
      const by = Math.max(box.right - around.right, around.left - box.left);
      if (by > 2) {
        const where = `${part.tagName.toLowerCase()}.${part.className}`;
        found.push(`“${text}” leaves ${where} by ${Math.round(by)} px`);
        return;
      }
    }
  }

  function overlap(one: Seen, other: Seen): void {
    if (one.element === other.element) return;
    const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (wide > 3 && high > 6) found.push(`“${one.text}” lies over “${other.text}”`);
  }
}
