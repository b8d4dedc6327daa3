import { useEffect } from "react";

/** Where the focus was, and what could be reached from there, in the order of the page. */
type Trail = {
  element: HTMLElement;
  order: readonly HTMLElement[];
  /** What the order was taken of. */
  around: HTMLElement;
  /** The dialog, menu or messages that lie over the page; null on the page itself. */
  over: HTMLElement | null;
};

const REACHABLE = "a[href], button, input, select, textarea, [tabindex]";
const OVER_THE_PAGE = ".scrim, .popover, .toasts";

/**
 * Hands the focus on when what had it goes away: a problem that is solved, a filter that is
 * cleared, a message that closes. Without it the browser drops the focus, and the next Tab starts
 * at the top of the window.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let page: Trail | null = null;
    let last: Trail | null = null;
    let waiting = 0;
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      const over = target.closest<HTMLElement>(OVER_THE_PAGE);
      const around = over ?? target.closest<HTMLElement>("main") ?? document.body;
      last = { element: target, order: reachableIn(around), around, over };
      if (!over) page = last;
    };
    // A click beside everything gives the focus up; then nothing is lost when that part goes later.
    const giveUp = () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && last && isUsable(last.element)) last = null;
      });
    };
    const recover = () => {
      waiting = 0;
      if (!last || !isLost(last.element)) return;
      // One that does not take it is passed over: it may be about to go itself. One that hands it on,
      // as a group of choices does to the chosen one, has taken it.
      for (const place of placesAfter(last, page)) {
        place.focus();
        if (!isNowhere()) return;
      }
    };
    // Two frames: whoever took the focus away may be about to put it somewhere.
    const look = () => {
      if (waiting || !last || !isLost(last.element)) return;
      waiting = requestAnimationFrame(() => {
        waiting = requestAnimationFrame(recover);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ["disabled", "hidden", "inert"],
    });
    document.addEventListener("focusin", remember);
    document.addEventListener("focusout", giveUp);
    return () => {
      cancelAnimationFrame(waiting);
      observer.disconnect();
      document.removeEventListener("focusin", remember);
      document.removeEventListener("focusout", giveUp);
    };
  }, []);
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function isLost(element: HTMLElement): boolean {
  return (isNowhere() || document.activeElement === element) && !isUsable(element);
}

function reachableIn(around: HTMLElement): readonly HTMLElement[] {
  return [...around.querySelectorAll<HTMLElement>(REACHABLE)];
}

/** The next controls in the same place, then those before, then where the page was left. */
function placesAfter(last: Trail, page: Trail | null): readonly HTMLElement[] {
  const asking = [...document.querySelectorAll<HTMLElement>(".scrim [role*=dialog]")].at(-1);
  if (asking) return [...(last.over?.contains(asking) ? nextOf(last) : []), asking];
  // What was pressed in a message is over with it, whatever other message stands there.
  const stays = last.over?.isConnected && !last.over.matches(".toasts");
  const around = [...(stays || !last.over ? nextOf(last) : []), ...(page ? nextOf(page) : [])];
  const content = document.getElementById("content");
  return [...around, ...(content ? [content] : []), document.body];
}

/**
 * The next one that is still there; where none is, as all rows of a list may have become others,
 * what stands now behind the nearest one before; then the ones before. Nothing where the page is
 * another one.
 */
function nextOf({ element, order, around }: Trail): readonly HTMLElement[] {
  if (isUsable(element)) return [element];
  const at = order.indexOf(element);
  const after = order.slice(at + 1).filter(isPlace);
  const before = order.slice(0, Math.max(at, 0)).filter(isUsable);
  const nearest = before.at(-1);
  const now = nearest && after.length === 0 ? reachableIn(around) : [];
  const behind = nearest ? now.slice(now.indexOf(nearest) + 1) : [];
  return [...after, ...behind.filter(isPlace), ...before.filter(isPlace).toReversed()];
}

function isPlace(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && isUsable(element);
}

function isUsable(element: HTMLElement): boolean {
  return (
    element.isConnected &&
    !element.matches(":disabled") &&
    !element.closest("[inert], [aria-hidden=true]") &&
    element.checkVisibility({ visibilityProperty: true })
  );
}
