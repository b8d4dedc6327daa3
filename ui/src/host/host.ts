import type { Host } from "#ui/host/types.ts";

/** The one place that touches what is around the page. */
export const host: Host = await ("__TAURI_INTERNALS__" in globalThis
  ? import("#ui/host/desktop.ts").then((module) => module.desktop)
  : import("#ui/host/browser.ts").then((module) => module.browser));
