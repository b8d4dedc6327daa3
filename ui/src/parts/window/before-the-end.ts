/** Does what a part of the page has to do before the window's program ends. */
type Ending = () => Promise<{ isUnsaved: boolean }>;

const endings = new Set<Ending>();
/** Whoever ends the program is told after so long that something is not saved. */
const PATIENCE_MS = 5_000;

/** Has a part do this before the end; the answer takes it back. */
export function beforeTheEnd(ending: Ending): () => void {
  endings.add(ending);
  return () => {
    endings.delete(ending);
  };
}

/** Lets every part do what it has to; says whether something would be lost all the same. */
export async function isLostAtTheEnd(patience: number = PATIENCE_MS): Promise<boolean> {
  // A field may keep what is typed until it is left.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await new Promise((resolve) => setTimeout(resolve));
  const done = Promise.all([...endings].map((ending) => ending().catch(() => LOST)));
  const all = await Promise.race([done, after(patience)]);
  return all.some(({ isUnsaved }) => isUnsaved);
}

const LOST = { isUnsaved: true } as const;

function after(patience: number): Promise<(typeof LOST)[]> {
  return new Promise((resolve) => setTimeout(() => resolve([LOST]), patience));
}
