/** A failed action is in its `error`, which its dialog shows. */
export function shownInTheDialog(): void {}
