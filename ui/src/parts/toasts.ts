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
      return { shown: [...shown, { ...toast, id: nextId }].slice(-3) };
    }),
  remove: (id) => set(({ shown }) => ({ shown: shown.filter((toast) => toast.id !== id) })),
}));

/** Says what has just happened; never before it has. */
export function toast(
  text: string,
  options: { tone?: Toast["tone"]; action?: Toast["action"] } = {},
): void {
  useToasts.getState().add({ text, tone: options.tone ?? "done", action: options.action });
}
