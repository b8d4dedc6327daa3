import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { PROBLEM_KINDS } from "#ui/api/wire/lists.ts";
import { isData } from "#ui/words/is-data.ts";
import { type Times, useTimes } from "#ui/words/times.ts";

type Params = Record<string, string>;

/** So many people of one call are used; earlier versions of Baton did not say so. */
const MOST_NAMED = 10_000;

/** The kind of that name; null for names that have no words. */
export function knownProblem(name: string | undefined) {
  return PROBLEM_KINDS.find((kind) => kind === name) ?? null;
}

/** What a problem is called, and what usually fixes it. */
export function useProblemKindWords(): (
  kind: Shape<"ProblemKind">,
  params: Params,
  names?: { tool?: string | null; step?: string | null; workflow?: string | null },
) => { title: string; text: string; status: string } {
  const { t } = useTranslation("problems");
  const times = useTimes();
  return (kind, params, names = {}) => {
    const step = names.step ?? params.step_name ?? "";
    const tool = names.tool ?? params.tool ?? params.host ?? step;
    const most = Number(params.most ?? MOST_NAMED);
    const more = params.more ?? t("some");
    const begins = [
      ...(kind === "could_not_handle" && !params.version ? asideOf(t, params) : []),
      ...(kind === "file_held" ? heldOf(t, params, times) : []),
      ...(kind === "call_too_long" ? longOf(t, params, times) : []),
      ...(kind === "call_compressed" ? compressedOf(t, params, times) : []),
    ];
    const named =
      params.value && !isData(params.value) && !isUnreadOfEach(kind, params)
        ? t("quoted", { text: params.value })
        : t("whatItNames");
    const { email = "", other = "" } = params;
    const values = { ...params, step, tool: tool || t("theTool"), more, most, named, email, other };
    const special =
      versionOf(t, kind, params, names.workflow ?? null) ??
      nobodyOf(t, kind, params) ??
      againOf(t, kind, params, times) ??
      openOf(t, kind, params);
    const text = special
      ? special.text
      : isOfAnother(kind, params)
        ? t("kind.names_nobody.textOther")
        : looksLikeTest(kind, params)
          ? t("kind.not_an_email.textTest")
          : kind === "redirected" && params.host
            ? t("kind.redirected.textTo", { ...values, host: params.host })
            : t(`kind.${kind}.text`, values);
    return {
      title: special?.title ?? begun(t(`kind.${kind}.title`, values), t("theTool")),
      text: [...begins, text].join(" "),
      status: params.status ?? "",
    };
  };
}

/** The kinds that are called by a step, or by somebody, where they are told of one problem. */
const NAMING = [
  "not_runnable",
  "path_unclear",
  "date_missing",
  "date_passed",
  "nobody_called",
  "same_email",
  "other_id",
  "detail_not_set",
  "detail_taken",
  "too_many_starts",
] as const satisfies readonly Shape<"ProblemKind">[];

/** What all problems of a kind are called. */
export function useProblemKindNames(): (kind: Shape<"ProblemKind">) => string {
  const { t } = useTranslation("problems");
  const words = useProblemKindWords();
  return (kind) => {
    const naming = NAMING.find((one) => one === kind);
    return naming ? t(`anyKind.${naming}`) : words(kind, {}).title;
  };
}

/** What is said of a list in which Baton found nobody, of an entry of one, or of an empty address. */
function nobodyOf(t: TFunction<"problems">, kind: Shape<"ProblemKind">, params: Params) {
  if (kind !== "names_nobody") return null;
  const count = Number(params.entries ?? 0);
  if (count > 0) return { title: t("ofList.title"), text: t("ofList.text", { count }) };
  if (params.stood) return { title: t("hidden.title"), text: t("hidden.text") };
  return params.entry ? { title: t("ofList.entryTitle"), text: t("ofList.entryText") } : null;
}

/** What is said of a call that came before, or of a number that every call has. */
function againOf(
  t: TFunction<"problems">,
  kind: Shape<"ProblemKind">,
  params: Params,
  times: Times,
) {
  if (kind !== "other_data") return null;
  const { came, constant } = params;
  if (came)
    return { title: t("cameAgain.title"), text: t("cameAgain.text", { at: times.full(came) }) };
  return constant ? { title: t("noNumber.title"), text: t("noNumber.text") } : null;
}

/** What is said of a version of a workflow that cannot be read, whatever it keeps from being handled. */
function versionOf(
  t: TFunction<"problems">,
  kind: Shape<"ProblemKind">,
  { version }: Params,
  workflow: string | null,
) {
  if (kind !== "could_not_handle" || !version) return null;
  const title = workflow
    ? t("aside.version.title", { version, workflow })
    : t("aside.version.titleOfOne", { version });
  return { title, text: t("aside.version.text") };
}

/** What is said of what looks sensitive, where everybody sees the detail it was to be put into. */
function openOf(t: TFunction<"problems">, kind: Shape<"ProblemKind">, params: Params) {
  const isOpen = kind === "detail_unread" && params.because === "looks_sensitive";
  return isOpen ? { title: t("looksSensitive.title"), text: t("looksSensitive.text") } : null;
}

/** Why what a call says of a detail is under Problems though it could be read. */
const NO_UNREAD: readonly (string | undefined)[] = ["no_status", "no_word", "looks_sensitive"];

/**
 * Whether a problem is about what nothing reads, of which each person has their own: what it names is
 * what one of them had. A word that nobody knows is one question, whoever it came for.
 */
export function isUnreadOfEach(kind: Shape<"ProblemKind">, params: Params): boolean {
  return kind === "detail_unread" && !NO_UNREAD.includes(params.because);
}

/** What a call said of a detail that it was not taken over to, as nothing reads it; null for nothing. */
export function saidUnread(kind: Shape<"ProblemKind">, params: Params): string | null {
  const isLacked = kind === "value_missing" || kind === "date_missing";
  if (isLacked) return params.found ?? null;
  return isUnreadOfEach(kind, params) ? (params.value ?? null) : null;
}

/** Whether a call was looked through for something else than a work email. */
export function isOfAnother(kind: Shape<"ProblemKind">, params: Params): boolean {
  return kind === "names_nobody" && params.sought === "other";
}

function looksLikeTest(kind: Shape<"ProblemKind">, params: Params): boolean {
  return kind === "not_an_email" && params.looks_like === "test";
}

/** A title that begins with the words for a tool without a name begins like any sentence. */
function begun(title: string, unnamed: string): string {
  if (!title.startsWith(unnamed)) return title;
  return `${title.charAt(0).toLocaleUpperCase()}${title.slice(1)}`;
}

const WHAT = ["run", "message", "call", "start", "job", "address"] as const;
const BECAUSE = ["unreadable", "broke_off", "missing", "refused"] as const;

/** What was set aside, and why, as far as this version has words for it. */
function asideOf(t: TFunction<"problems">, params: Params): readonly string[] {
  const what = WHAT.find((one) => one === params.what);
  const because = BECAUSE.find((one) => one === params.because);
  return [
    ...(what ? [t(`aside.what.${what}`)] : []),
    ...(because ? [t(`aside.because.${because}`)] : []),
  ];
}

const MIB = 1024 * 1024;

/** Megabytes, rounded up: what was too long never looks like what is taken. */
function megabytes(bytes: string): number {
  return Math.ceil((Number(bytes) / MIB) * 10) / 10;
}

/** Who called when, how long the call was, and how often that happened. */
function longOf(t: TFunction<"problems">, params: Params, times: Times): readonly string[] {
  const { at, from, size, most } = params;
  if (!at || !from || !size || !most) return [];
  const values = { at: times.full(at), from, size: megabytes(size), most: megabytes(most) };
  return [t("long.said", values), ...notTakenAgain(t, params, times)];
}

/** Who sent a compressed call when, and how often that happened. */
function compressedOf(t: TFunction<"problems">, params: Params, times: Times): readonly string[] {
  const { at, from } = params;
  if (!at || !from) return [];
  return [t("compressed", { at: times.full(at), from }), ...notTakenAgain(t, params, times)];
}

/** How often a call was not taken, and since when, where it was more than once. */
function notTakenAgain(t: TFunction<"problems">, params: Params, times: Times): readonly string[] {
  const { first } = params;
  const count = Number(params.times ?? 1);
  return first && count > 1 ? [t("long.again", { count, first: times.full(first) })] : [];
}

/** Which other program kept Baton from storing, and for how long. */
function heldOf(t: TFunction<"problems">, params: Params, times: Times): readonly string[] {
  const { by, since, until, first } = params;
  if (!since || !until) return [];
  const when = { since: times.full(since), until: times.full(until) };
  const count = Number(params.times ?? 1);
  return [
    by ? t("held.by", { program: by, ...when }) : t("held.unknown", when),
    ...(first && count > 1 ? [t("held.again", { count, first: times.full(first) })] : []),
  ];
}
