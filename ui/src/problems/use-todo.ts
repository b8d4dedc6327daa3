import { useTranslation } from "react-i18next";
import { useListedConnection } from "#ui/api/connections.ts";
import type { ProblemGroup, Shape } from "#ui/api/shapes.ts";
import { detailToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { goesOutAs } from "#ui/problem-actions/goes-out-as.ts";
import { askInRun } from "#ui/problem-actions/in-run/same-again.ts";
import { isNameless } from "#ui/problem-actions/is-nameless.ts";
import { forWhomNew } from "#ui/problem-actions/new-settings/for-whom-new.ts";
import { useNewSettingsText } from "#ui/problem-actions/new-settings/new-settings-text.ts";
import { namedToAdd } from "#ui/problem-actions/use-offered.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

/** What mends a problem. */
export type Mending = Exclude<Shape<"ProblemAction">, "ignore">;

/** What is to be done, and what it comes to. */
type Todo = { readonly what: string; readonly text: string };

/** What of a connection mends a problem. */
type Mend = "token" | "allowed" | "address" | "consent" | "stopped";

const MENDS: Partial<Record<ProblemGroup["kind"], Mend>> = {
  token_not_valid: "token",
  secret_missing: "token",
  not_allowed: "allowed",
  address_unknown: "address",
  address_gone: "address",
  redirected: "address",
  host_not_found: "address",
  consent_missing: "consent",
  connection_stopped: "stopped",
};

/** What is to be done, and what it comes to. */
export function useTodo(problem: ProblemGroup, offered: readonly Mending[]) {
  const { kind, params, actions, connection, mended, calls, likely } = problem;
  const name = namedToAdd(problem);
  const { t } = useTranslation("problems");
  const tool = useListedConnection(connection)?.name ?? t("theTool");
  const words = useFlowWords();
  const newSettings = useNewSettingsText();
  const blamed = detailToBlame(params);
  const inRun = useTodoInRun(problem, tool);
  return (action: Mending): Todo => {
    const there = inRun(action);
    if (there !== null) return there;
    if (action === "fill_in") {
      const sends = actions.includes("send_again");
      return {
        what: t("todo.fill_in", { detail: blamed ? words.detail(blamed) : "" }),
        text: sends
          ? t("todo.fill_inText")
          : t(kind === "detail_unread" ? "todo.fill_inUnread" : "todo.fill_inDate"),
      };
    }
    if (action === "fix_connection" && mended) {
      return { what: t("todo.fixed"), text: t("todo.fixedText") };
    }
    if (action === "fix_connection") {
      const mend = MENDS[kind] ?? null;
      if (mend !== null) {
        return {
          what: t(`todo.mend.${mend}`, { tool }),
          text: t(`todo.mend.${mend}Text`, { tool }),
        };
      }
    }
    if (action === "add_person" && name !== null) {
      const isFirst = offered[0] === "add_person";
      const what = isFirst ? t("todo.addNamed", { name }) : t("todo.orAddNamed", { name });
      return { what, text: t("todo.addNamedText") };
    }
    if (action === "choose_person" && isNameless(kind)) {
      const isOther = offered.indexOf("choose_person") > 0;
      return {
        what: t(isOther ? "todo.choose_person" : "todo.whose"),
        text: t("todo.whoseText", { count: calls }),
      };
    }
    if (action === "take_likely") {
      const { name, email } = likely ?? { name: "", email: "" };
      return {
        what: t("todo.take_likely", { name }),
        text: t("todo.take_likelyText", { name, email }),
      };
    }
    const isOnly = actions.find((each) => each !== "ignore") === "choose_person";
    if (action === "choose_person" && isOnly) {
      return { what: t("todo.choose_personOnly"), text: t("todo.choose_personText") };
    }
    if (action === "learn_word") {
      return { what: t("learning.what", { word: params.value ?? "" }), text: t("learning.text") };
    }
    if (action === "use_settings") {
      return {
        what: t("newSettings.what", {
          count: forWhomNew(problem),
          step: problem.step_name ?? "",
        }),
        text: problem.newer ? newSettings(problem.newer) : "",
      };
    }
    if (action === "send_again" && actions[0] === "use_settings") {
      return { what: t("newSettings.same"), text: t(`todo.send_againAs.${goesOutAs(kind)}`) };
    }
    if (action === "send_again" && offered[0] === "send_again") {
      return { what: t("todo.send_againOnly"), text: t(`todo.send_againAs.${goesOutAs(kind)}`) };
    }
    const text =
      action === "send_again" ? t(`todo.send_againAs.${goesOutAs(kind)}`) : t(`todo.${action}Text`);
    if (action === "start_now") return { what: t("todo.start_now", { count: calls }), text };
    return { what: t(`todo.${action}`), text };
  };
}

/** The same of what is done in the run that a problem stopped; null where that is no answer to it. */
function useTodoInRun({ kind, people }: ProblemGroup, tool: string) {
  const { t } = useTranslation("problems");
  const ask = askInRun(kind);
  return (action: Mending): Todo | null => {
    if (ask === null) return null;
    if (action === "send_again") {
      return { what: t("inRun.again"), text: t("inRun.againText", { tool }) };
    }
    if (action !== "open_run") return null;
    return { what: t(`inRun.${ask}.what`), text: t(`inRun.${ask}.text`, { count: people, tool }) };
  };
}
