/** A refusal of the API (RFC 9457), or a request that did not get through (`offline`). */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: Readonly<Record<string, string>>;
  /** The whole document, for what a code brings along. */
  readonly body: unknown;

  constructor(code: string, status: number, detail: string, body: unknown) {
    super(detail);
    this.name = "ApiProblem";
    this.code = code;
    this.status = status;
    this.params = readParams(body);
    this.body = body;
  }
}

/** Turns whatever a request ended with into a problem. */
export function problemOf(body: unknown, status: number): ApiProblem {
  const code = textAt(body, "code") ?? "unknown";
  return new ApiProblem(code, status, textAt(body, "detail") ?? "", body);
}

export const OFFLINE = "offline";
export const NOT_SIGNED_IN = "not_signed_in";

export function offline(cause: unknown): ApiProblem {
  return new ApiProblem(OFFLINE, 0, cause instanceof Error ? cause.message : "", null);
}

/** The code of an error, for screens that branch on one. */
export function codeOf(error: unknown): string | null {
  return error instanceof ApiProblem ? error.code : null;
}

function textAt(value: unknown, key: string): string | null {
  if (typeof value !== "object" || value === null) return null;
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : null;
}

function readParams(body: unknown): Record<string, string> {
  if (typeof body !== "object" || body === null) return {};
  const params: unknown = Reflect.get(body, "params");
  if (typeof params !== "object" || params === null) return {};
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]));
}
