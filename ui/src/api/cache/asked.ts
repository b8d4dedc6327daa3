import { host } from "#ui/host/host.ts";

type Answers = Parameters<typeof host.onAsked>[0];

/** Answers what the computer asks of the page. */
export function onAsked(answers: Answers): void {
  host.onAsked(answers);
}
