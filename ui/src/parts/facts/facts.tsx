import { Fragment } from "react";
import { apart } from "#ui/words/apart.ts";
import { balanced } from "#ui/words/isolated.ts";

const BETWEEN = " · ";

/** Short facts in one line, each with the direction of its own: some are names. */
export function Facts({ facts }: { facts: readonly string[] }) {
  return facts.map((fact, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity but their place.
    <Fragment key={index}>
      {index > 0 && BETWEEN}
      <bdi>{balanced(fact)}</bdi>
    </Fragment>
  ));
}

/** The same where only a text can stand. */
export function inOneLine(facts: readonly string[]): string {
  return facts.map(apart).join(BETWEEN);
}
