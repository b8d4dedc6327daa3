import type { Shape } from "#ui/api/shapes.ts";

type Note = Shape<"ReadAddressNote">;

/** The words of what was noticed in a pasted text; a name and a password are not called a token. */
export function noteKey(note: Note, found: readonly Shape<"Found">[]) {
  const isPassword = found.includes("basic_password");
  if (isPassword && note === "words_left_out") return "where.note.password_taken";
  if (isPassword && note === "only_token_taken") return "where.note.only_password_taken";
  return `where.note.${note}` as const;
}
