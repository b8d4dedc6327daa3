import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { detailToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { marker } from "#ui/sentences/sentence.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

type ProblemTitleProps = {
  problem: ProblemGroup;
  /** What is wrong, without whom. */
  title: string;
};

/** What is wrong and with whom: the detail where one is to blame, and the way to the person. */
export function ProblemTitle({ problem, title }: ProblemTitleProps) {
  const { t } = useTranslation("problems");
  const words = useFlowWords();
  const { kind, params, state, person, person_name: name, people } = problem;
  if (!person || name === null) return title;
  const blamed = detailToBlame(params);
  const found = (blamed && SAID.find((one) => one.kinds.some((each) => each === kind))?.as) ?? "of";
  const said = toldIn(state, found);
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

/** What is over is told in the past. */
function toldIn(state: ProblemGroup["state"], said: "of" | "empty" | "unusable") {
  if (state === "open") return said;
  return state === "ignored" && said === "of" ? "ofLeft" : (`${said}Was` as const);
}

const SAID = [
  { as: "empty", kinds: ["value_missing", "date_missing"] },
  { as: "unusable", kinds: ["value_unusable"] },
] as const;
