import type { en } from "#ui/words/en/all.ts";

/** Every text that people read, by subject. */
export type Words = typeof en;

/** The subjects that have a title. */
export type TitledWords = {
  [Subject in keyof Words]: Words[Subject] extends { title: string } ? Subject : never;
}[keyof Words];
