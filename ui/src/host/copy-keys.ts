/** The keys that copy what is selected, as they stand on this computer's keyboard. */
export function copyKeys(platform: string = navigator.platform): string {
  return /^(Mac|iP)/.test(platform) ? "⌘C" : "Ctrl+C";
}

/** Selects a text so that those keys copy it: only what has the focus is copied. */
export function selectAll(text: HTMLTextAreaElement | null): void {
  text?.focus();
  text?.select();
}
