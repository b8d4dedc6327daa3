/** Whether an address is of the computer on which the page is opened: as a number it says nothing. */
export function isThisComputer(name: string): boolean {
  return name === "localhost" || name === "[::1]" || /^127(\.\d+){3}$/.test(name);
}
