/** A name as people, programs and tables write it: `Work email`, `workEmail`, `work_email`. */
export function nameSuggestions(detail: string, current: string): string[] {
  const words = detail.match(/\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+(?!\p{Ll})|[^\p{L}\p{N}\s_.-]+/gu) ?? [];
  const low = words.map((word) => word.toLowerCase());
  const camel = low.map((word, at) => (at === 0 ? word : capital(word))).join("");
  const group = current.slice(0, current.lastIndexOf(".") + 1);
  // A dot would make a group of its own.
  const plain = detail.trim().replaceAll(".", " ");
  const all = [plain, camel, low.join("_")].filter((name) => name !== "");
  return [...new Set(all)].map((name) => group + name);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
