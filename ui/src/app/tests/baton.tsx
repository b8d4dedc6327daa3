import { cleanup, render } from "@testing-library/react";
import { afterAll, vi } from "vitest";
import { answerOf, SilentEvents } from "#ui/app/tests/answers.ts";

afterAll(cleanup);

/** Opens Baton's page at an address, before a Baton that has nothing in it. */
export async function openBaton(path: string): Promise<void> {
  vi.stubGlobal("fetch", answerOf);
  vi.stubGlobal("EventSource", SilentEvents);
  vi.stubGlobal("scrollTo", () => undefined);
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.checkVisibility = () => true;
  history.pushState(null, "", path);
  await import("#ui/words/i18n.ts");
  const { App } = await import("#ui/app/app.tsx");
  render(<App />);
}
