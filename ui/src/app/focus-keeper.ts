import { useEffect } from "react";

/** Where the focus was, and what could be reached from there, in the order of the page. */
type Trail = {
  element: HTMLElement;
  order: readonly HTMLElement[];
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
      const order = [...around.querySelectorAll<HTMLElement>(REACHABLE)];
      last = { element: target, order, over };
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
      if (last && isLost(last.element)) placeAfter(last, page).focus();
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

function isLost(element: HTMLElement): boolean {
  const active = document.activeElement;
  const nowhere = active === null || active === document.body || active === element;
  return nowhere && !isUsable(element);
}

/** The next control in the same place, else the one before, else where the page was left. */
function placeAfter(last: Trail, page: Trail | null): HTMLElement {
  const asking = [...document.querySelectorAll<HTMLElement>(".scrim [role*=dialog]")].at(-1);
  if (asking) return (last.over?.contains(asking) ? nextOf(last) : null) ?? asking;
  // What was pressed in a message is over with it, whatever other message stands there.
  const stays = last.over?.isConnected && !last.over.matches(".toasts");
  const next = (stays ? nextOf(last) : null) ?? (page ? nextOf(page) : null);
  return next ?? document.getElementById("content") ?? document.body;
}

function nextOf({ element, order }: Trail): HTMLElement | null {
  const at = order.indexOf(element);
  const around = [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0)).reverse()];
  if (isUsable(element)) return element;
  return around.find((one) => one.tabIndex >= 0 && isUsable(one)) ?? null;
}

function isUsable(element: HTMLElement): boolean {
  return (
    element.isConnected &&
    !element.matches(":disabled") &&
    !element.closest("[inert], [aria-hidden=true]") &&
    element.checkVisibility()
  );
}
