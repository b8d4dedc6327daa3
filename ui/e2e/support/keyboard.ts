import type { Page } from "@playwright/test";
import { expect } from "./baton.ts";

/** Where the focus is: its name and what is wrong with how it can be seen. */
type Focus = { name: string; role: string; wrong: string | null };

/** A user without a pointer. After every key the focus must be somewhere, in view, and ringed. */
export type Keyboard = {
  press: (key: string) => Promise<void>;
  type: (text: string) => Promise<void>;
  /** Goes on by one key until the focus is on something of this name. */
  goTo: (name: string | RegExp, by?: string) => Promise<void>;
  /** Goes there and presses Enter. */
  enter: (name: string | RegExp, by?: string) => Promise<void>;
  /** The focus comes to rest on something of this name. */
  rests: (name: string | RegExp) => Promise<void>;
  /** The focus comes to rest on something inside of what the selector finds. */
  restsIn: (selector: string) => Promise<void>;
  name: () => Promise<string>;
};

const MOST_KEYS = 70;

export function keyboardOf(page: Page): Keyboard {
  const look = () => page.evaluate(lookAtFocus);
  const sound = async (key: string) =>
    expect(async () => expect((await look()).wrong, `after ${key}`).toBeNull()).toPass({
      timeout: 60_000,
      intervals: [10, 40, 100, 200],
    });
  const press = async (key: string) => {
    await page.keyboard.press(key);
    await sound(key);
  };
  const goTo = async (name: string | RegExp, by = "Tab") => {
    const passed: string[] = [];
    for (let n = 0; n < MOST_KEYS; n += 1) {
      const focus = await look();
      if (fits(focus.name, name)) return;
      passed.push(focus.name);
      await press(by).catch((error: unknown) => {
        throw new Error(`on the way: ${passed.join(" > ")}`, { cause: error });
      });
    }
    throw new Error(`${by} does not lead to ${name}; it leads to\n${passed.join("\n")}`);
  };
  return {
    press,
    goTo,
    type: async (text) => {
      await page.keyboard.type(text);
      await sound("typing");
    },
    enter: async (name, by) => {
      await goTo(name, by);
      await press("Enter");
    },
    rests: async (name) => {
      await expect.poll(async () => (await look()).name).toMatch(exactly(name));
      await sound("coming to rest");
    },
    restsIn: async (selector) => {
      await expect.poll(() => page.evaluate(stands, selector)).toBe(true);
      await sound("coming to rest");
    },
    name: async () => (await look()).name,
  };
}

function exactly(name: string | RegExp): RegExp {
  if (name instanceof RegExp) return name;
  return new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
}

function fits(found: string, name: string | RegExp): boolean {
  return exactly(name).test(found);
}

/** Runs in the page. */
function stands(selector: string): boolean {
  return document.activeElement?.closest(selector) != null;
}

/** Runs in the page, so it holds its helpers. */
function lookAtFocus(): Focus {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) {
    return { name: "", role: "", wrong: "the focus is nowhere" };
  }
  const textOf = (ids: string | null) =>
    (ids ?? "")
      .split(/\s+/)
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" ");
  const label = "labels" in active ? (active.labels as NodeListOf<HTMLElement> | null) : null;
  const name = (
    active.getAttribute("aria-label") ||
    textOf(active.getAttribute("aria-labelledby")) ||
    [...(label ?? [])].map((each) => each.textContent).join(" ") ||
    (active.id === "content" ? "content" : "") ||
    active.textContent ||
    ""
  )
    .replace(/\s+/g, " ")
    .trim();
  const role = active.getAttribute("role") ?? active.tagName.toLowerCase();
  return { name, role, wrong: wrongWith(active) };

  function wrongWith(focused: HTMLElement): string | null {
    // The field of a tick is hidden; its label is what one sees.
    const tiny = focused.getBoundingClientRect().width <= 1;
    const seen = tiny ? (focused.closest("label") ?? focused) : focused;
    const what = `${seen.tagName.toLowerCase()}.${seen.className} “${name.slice(0, 60)}”`;
    const box = [...seen.getClientRects()].find(({ width, height }) => width > 1 && height > 1);
    if (!box) return `${what} has no size`;
    const [start, end] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, foot] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (end - start < Math.min(box.width, 24) || foot - top < Math.min(box.height, 16)) {
      return `${what} is out of view: ${Math.round(box.left)}, ${Math.round(box.top)}`;
    }
    const covers = [0.2, 0.5, 0.8].map((part) => {
      const hit = document.elementFromPoint(start + (end - start) * part, (top + foot) / 2);
      return hit && (seen.contains(hit) || hit.closest(".input, label")?.contains(seen))
        ? null
        : (hit?.className ?? "nothing");
    });
    if (covers.every((cover) => cover !== null)) return `${what} is covered by ${covers[1]}`;
    return ringed(focused) ? null : `${what} has no ring`;
  }

  function ringed(focused: HTMLElement): boolean {
    const places = [focused, focused.closest("label, .input, tr, .connection-card, .flow-card")];
    return places.some((place) => {
      if (!place) return false;
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(place);
      const clear = /rgba\(0, 0, 0, 0\)|transparent/.test(outlineColor);
      const outlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 && !clear;
      return (
        outlined || (place === focused && /\b[2-9]px\b.*inset|inset.*\b[2-9]px/.test(boxShadow))
      );
    });
  }
}
