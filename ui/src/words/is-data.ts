/** Whether a text that a call brought is an object or a list of its data; `[TEST] Ada` is none. */
export function isData(text: string): boolean {
  return /^(\{("|\})|\[([[{"\]\d-]|true|false|null))/.test(text.trimStart());
}
