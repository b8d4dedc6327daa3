import { create } from "zustand";

export type Toast = {
  id: number;
  text: string;
  tone: "done" | "plain" | "needs_you";
  action?: { label: string; run: () => void } | undefined;
};

type Toasts = {
  shown: readonly Toast[];
  add: (toast: Omit<Toast, "id">) => void;
  remove: (id: number) => void;
};

let nextId = 1;

/** The messages that stand at the foot of the window. */
export const useToasts = create<Toasts>((set) => ({
  shown: [],
  add: (toast) =>
    set(({ shown }) => {
      nextId += 1;
      return { shown: [...shown, { ...toast, id: nextId }] };
    }),
  remove: (id) => set(({ shown }) => ({ shown: shown.filter((toast) => toast.id !== id) })),
}));

/** As many stand at the foot of the window; the rest fold into a line. */
const MOST_IN_VIEW = 3;

/**
 * The messages in view: the latest ones, or those that were there when somebody came to them, as
 * nothing may take their place under a finger; all of them when asked for.
 */
export function inView(
  shown: readonly Toast[],
  kept: readonly number[] | null,
  isWhole: boolean,
): readonly Toast[] {
  if (isWhole) return shown;
  const there = kept ? shown.filter(({ id }) => kept.includes(id)) : [];
  return there.length > 0 ? there : shown.slice(-MOST_IN_VIEW);
}

/** Says what has just happened; never before it has. */
export function toast(
  text: string,
  options: { tone?: Toast["tone"]; action?: Toast["action"] } = {},
): void {
  useToasts.getState().add({ text, tone: options.tone ?? "done", action: options.action });
}
