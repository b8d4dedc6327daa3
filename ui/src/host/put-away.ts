import { keptInBrowser } from "#ui/host/kept-in-browser.ts";

/** More than are ever listed: what is older is not listed any more. */
const MOST = 100;

const kept = keptInBrowser("baton.put-away", idsIn);

/** What somebody has seen and put away here: it does not come back with a new page. */
export const putAway = {
  read: kept.read,
  add(id: string): void {
    const others = kept.read().filter((one) => one !== id);
    kept.keep(JSON.stringify([...others, id].slice(-MOST)));
  },
  subscribe: kept.subscribe,
};

function idsIn(text: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}
