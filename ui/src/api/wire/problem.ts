import type { ErrorCode } from "#ui/api/shapes.ts";
import { ERROR_CODES } from "#ui/api/wire/lists.ts";

/** What the API refuses with, or why there is no answer that could be read. */
export type ProblemCode = ErrorCode | "offline" | "unknown";

/** A refusal of the API (RFC 9457), or a request that did not get through (`offline`). */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  /** The code in the API's own writing: a later version may say one that is not known here. */
  readonly said: string;
  readonly status: number;
  readonly params: Readonly<Record<string, string>>;
  /** The whole document, for what a code brings along. */
  readonly body: unknown;
  /** Whether the request was to do something: nothing repeats it by itself, as it may be done. */
  readonly isAct: boolean;

  constructor(code: ProblemCode, status: number, detail: string, body: unknown, isAct = false) {
    super(detail);
    this.name = "ApiProblem";
    this.code = code;
    this.said = textAt(body, "code") ?? code;
    this.status = status;
    this.params = readParams(body);
    this.body = body;
    this.isAct = isAct;
  }
}

/** Turns whatever a request ended with into a problem. */
export function problemOf(body: unknown, status: number): ApiProblem {
  const said = textAt(body, "code");
  const code = ERROR_CODES.find((known) => known === said) ?? "unknown";
  return new ApiProblem(code, status, textAt(body, "detail") ?? "", body);
}

export function offline(cause: unknown, isAct = false): ApiProblem {
  return new ApiProblem("offline", 0, cause instanceof Error ? cause.message : "", null, isAct);
}

/** The code of an error, for screens that branch on one. */
export function codeOf(error: unknown): ProblemCode | null {
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
