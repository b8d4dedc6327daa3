import { Check, ChevronRight, type LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classes } from "#ui/parts/classes.ts";

/** One answer to a question of the blank page. */
export type Answer = {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly name: string;
  readonly example: string;
};

type GuideProps = {
  number: number;
  question: string;
  /** It is asked now, answered, or comes after another one. */
  stands: "now" | "done" | "next";
  answers: readonly Answer[];
  /** The answer whose panel is open. */
  selected?: string | undefined;
  /** At the end of the question: why it cannot be answered yet, or more answers. */
  aside?: ReactNode;
  /** Its pictures are round, as those of starts are. */
  isStart?: boolean;
  onAnswer: (id: string) => void;
};

/** A question of the blank page: pressing an answer makes a card of it. */
export function Guide(props: GuideProps) {
  const { number, question, stands, answers, selected, aside, isStart, onAnswer } = props;
  const id = useId();
  return (
    <section
      className={classes("guide", `is-${stands}`, isStart && "is-start")}
      aria-labelledby={`${id}q`}
    >
      <header>
        <span className="guide-number" aria-hidden="true">
          {stands === "done" ? <Check className="sm" /> : number}
        </span>
        <h2 className="h2 wrap" id={`${id}q`}>
          {question}
        </h2>
        {aside && (
          <span className="small muted" id={`${id}a`}>
            {aside}
          </span>
        )}
      </header>
      {answers.map(({ id: answer, icon: Icon, name, example }) => (
        <button
          key={answer}
          type="button"
          className={classes("guide-answer", answer === selected && "is-selected")}
          aria-disabled={stands === "next"}
          aria-describedby={stands === "next" ? `${id}a` : undefined}
          aria-current={answer === selected ? "step" : undefined}
          onClick={() => stands !== "next" && onAnswer(answer)}
        >
          <span className="guide-tile">
            <Icon />
          </span>
          <span className="choice-text">
            <bdi className="medium wrap">{name}</bdi>
            <span className="small muted wrap">{example}</span>
          </span>
          <ChevronRight className="guide-go" />
        </button>
      ))}
    </section>
  );
}
