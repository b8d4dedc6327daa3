/** What only reads, though it is asked with a body, or is noted in the audit. */
const READS = [
  /\/conditions\/\w+$/,
  /\/matching\/judge$/,
  /\/preview(\/\w+)?$/,
  /\/connections\/look-at-address$/,
  /\/settings\/check-base$/,
  /\/people\/sample$/,
  /\/runs\/export$/,
  /\/reveal$/,
];

/** Whether a request does something, so that it must not be repeated unasked. */
export function isAct({ method, url }: Pick<Request, "method" | "url">): boolean {
  const path = new URL(url).pathname;
  return method !== "GET" && !READS.some((read) => read.test(path));
}
