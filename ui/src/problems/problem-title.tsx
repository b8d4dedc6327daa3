import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { detailToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { namedWithoutEmail } from "#ui/problem-actions/who-is-said.ts";
import { isAllSent, isSent } from "#ui/problems/is-sent.ts";
import { marker } from "#ui/sentences/sentence.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { isUnreadOfEach } from "#ui/words/problem-kind-words.ts";

type ProblemTitleProps = {
  problem: ProblemGroup;
  /** What is wrong, without whom. */
  title: string;
};

/** What is wrong and with whom: the detail where one is to blame, and the way to the person. */
export function ProblemTitle({ problem, title }: ProblemTitleProps) {
  const { t } = useTranslation("problems");
  const words = useFlowWords();
  const { kind, params, person, person_name: name, people } = problem;
  const named = namedWithoutEmail(problem);
  if (named !== null) return t("about.of", { title, name: named });
  if (!person || name === null) return title;
  const blamed = detailToBlame(params);
  const found = (blamed && saidAs(kind, params)) ?? "of";
  const said = toldIn(problem, found);
  const others = people - 1;
  const here = marker("name");
  const values = { title, detail: blamed ? words.detail(blamed) : "", name: here, count: others };
  const sentence = others > 0 ? t(`about.${said}More`, values) : t(`about.${said}`, values);
  const [before, after] = sentence.split(here);
  return (
    <>
      {before}
      <Link to="/people/$person" params={{ person }}>
        <bdi>{name}</bdi>
      </Link>
      {after}
    </>
  );
}

/** What is over is told in the past; what was only sent again is not said to have arrived. */
function toldIn(problem: ProblemGroup, said: "of" | Blaming) {
  const { state } = problem;
  if (state === "open") return said;
  if (said !== "of") return `${said}Was` as const;
  if (state === "ignored") return "ofLeft";
  if (isAllSent(problem)) return "ofSent";
  return isSent(problem) ? "of" : "ofWas";
}

type Blaming = "empty" | "unusable" | "unread";

/** How it is said of the detail that is to blame; undefined where the title alone says what is wrong. */
function saidAs(kind: ProblemGroup["kind"], params: ProblemGroup["params"]): Blaming | undefined {
  if (isUnreadOfEach(kind, params)) return "unread";
  return SAID.find((one) => one.kinds.some((each) => each === kind))?.as;
}

const SAID = [
  { as: "empty", kinds: ["value_missing", "date_missing"] },
  { as: "unusable", kinds: ["value_unusable"] },
] as const;
