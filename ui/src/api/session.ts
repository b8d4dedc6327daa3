import { create } from "zustand";
import { answer, api } from "#ui/api/wire/client.ts";

type Session = {
  /** Baton asked for a sign-in. */
  signedOut: boolean;
  /** When the change events broke off; null while they flow. */
  lostAt: Date | null;
  /** Since when edits of this window cannot be saved; null while they can. */
  unsavedAt: Date | null;
  /** This window has edits that wait for the next sign-in. */
  keepsEdits: boolean;
  setKeepsEdits: (keepsEdits: boolean) => void;
  setSignedOut: (signedOut: boolean) => void;
  setConnected: (connected: boolean) => void;
  setSaves: (saves: boolean) => void;
};

/** How this page stands with Baton. */
export const useSession = create<Session>((set) => ({
  signedOut: false,
  lostAt: null,
  unsavedAt: null,
  keepsEdits: false,
  setKeepsEdits: (keepsEdits) => set({ keepsEdits }),
  setSignedOut: (signedOut) => set({ signedOut }),
  setConnected: (connected) =>
    set((before) => ({ lostAt: connected ? null : (before.lostAt ?? new Date()) })),
  setSaves: (saves) =>
    set((before) => ({ unsavedAt: saves ? null : (before.unsavedAt ?? new Date()) })),
}));

/** Whether edits must wait: Baton does not answer. */
export function useReadOnly(): boolean {
  return useSession((state) => state.lostAt !== null);
}

/** Signs in with the one-time word of a link. */
export async function signIn(once: string): Promise<void> {
  await answer(api.POST("/api/v1/session", { body: { once } }));
}

export async function signOut(): Promise<void> {
  await answer(api.DELETE("/api/v1/session"));
}
