import type { LucideIcon } from "lucide-react";
import type { Reference } from "#ui/document/definition.ts";
import type { Sentence } from "#ui/sentences/sentence.ts";

/** What a kind of step may ask when it says what it does. */
export type Told = {
  readonly detail: (reference: Reference) => string;
  readonly tool: (connection: string | null) => string | null;
  readonly duration: (seconds: number) => string;
};

/** How one kind of step looks and what it says about itself. */
export type Face<K> = {
  readonly icon: LucideIcon;
  readonly sentence: (kind: K, told: Told) => Sentence;
};
