import { Fragment } from "react";
import type { Piece } from "#ui/sentences/sentence.ts";
import { balanced } from "#ui/words/isolated.ts";

type RichProps = { pieces: readonly Piece[] };

/** A sentence with its details in bold; the user's own words keep their direction. */
export function Rich({ pieces }: RichProps) {
  let offset = 0;
  return pieces.map((piece) => {
    offset += piece.text.length;
    const { text } = piece;
    if (!piece.bold) return <Fragment key={offset}>{text}</Fragment>;
    return (
      <b key={offset}>
        <bdi>{balanced(text)}</bdi>
      </b>
    );
  });
}
