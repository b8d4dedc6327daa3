import { ChevronDown, ChevronRight, GripVertical } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { ConditionBuilder } from "#ui/conditions/condition-builder.tsx";
import { InWords } from "#ui/conditions/in-words.tsx";
import type { Subjects } from "#ui/conditions/subjects.ts";
import { isWithoutTests } from "#ui/document/conditions.ts";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { useLed } from "#ui/editing/use-led.ts";
import { classes } from "#ui/parts/classes.ts";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { useConditionWords } from "#ui/sentences/use-condition-words.ts";
import { PathChecks } from "#ui/steps/choose-path/path-checks.tsx";
import { PathMenu } from "#ui/steps/choose-path/path-menu.tsx";
import type { ChoicePath } from "#ui/steps/choose-path/settings.ts";
import { TodayCount } from "#ui/steps/choose-path/today-count.tsx";
import type { Counts } from "#ui/steps/choose-path/use-counts.ts";
import type { EditPaths } from "#ui/steps/choose-path/use-edit-paths.ts";
import type { PathDrag } from "#ui/steps/choose-path/use-path-drag.ts";

type PathSectionProps = {
  step: StepId;
  path: ChoicePath;
  name: string;
  index: number;
  count: number;
  subjects: Subjects;
  /** Whose values were judged. */
  sample: string | null;
  judged: Shape<"JudgedCondition"> | null;
  /** Whether the sample person would take it. */
  isTaken: boolean;
  counts: Counts;
  drag: PathDrag;
  edit: EditPaths;
  onDelete: () => void;
};

/** One path: its name, when it is taken, and who would take it. */
export function PathSection(props: PathSectionProps) {
  const { path, name, index, count, subjects, drag, edit } = props;
  const { t } = useTranslation("designer");
  const { isReadOnly, shown, problems: all } = useDesigner();
  const words = useConditionWords(subjects.nameOf);
  const isUnset = isWithoutTests(path.when);
  const summary = isUnset ? t("choice.unset") : words.condition(path.when);
  const [isOpen, setOpen] = useState(index === 0 || isUnset);
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const problems = all.filter((problem) => problem.inPath === path.id);
  const isShown = shown !== null && problems.some(({ code }) => code === shown.code);
  useLed(
    isShown,
    () => setOpen(true),
    () => body.current?.querySelector<HTMLElement>("input, button")?.focus(),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by === 0 || !event.altKey || isReadOnly) return;
    event.preventDefault();
    event.stopPropagation();
    edit.place(path.id, index + by);
  };
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  const { moving } = drag;
  return (
    <section
      className={classes(
        "section path-section",
        moving?.path === path.id && "is-moving",
        moving?.over === index && moving.path !== path.id && "is-over",
      )}
      data-path={path.id}
      aria-labelledby={`${id}t`}
    >
      <div className="path-head">
        {!isReadOnly && count > 1 && (
          <span
            className="path-grip"
            aria-hidden="true"
            onPointerDown={(event) => drag.onPointerDown(event, path.id)}
          >
            <GripVertical />
          </span>
        )}
        <h3 className="grow">
          <button
            type="button"
            className={classes("section-head", !isOpen && "has-summary")}
            aria-expanded={isOpen}
            aria-controls={id}
            aria-describedby={count > 1 && !isReadOnly ? `${id}k` : undefined}
            onClick={() => setOpen(!isOpen)}
            onKeyDown={onKeyDown}
          >
            <span className="section-number" aria-hidden="true">
              {index + 1}
            </span>
            <span className="section-title">
              <bdi id={`${id}t`}>{name}</bdi>
              {!isOpen && (
                <span className="section-summary clip" title={summary}>
                  {summary}
                </span>
              )}
            </span>
            <Chevron className="section-chevron" />
          </button>
        </h3>
        <span id={`${id}k`} className="hide">
          {t("choice.keys")}
        </span>
        {!isReadOnly && <PathMenu {...props} />}
      </div>
      <PathChecks
        problems={problems}
        onMoveUp={isReadOnly || index === 0 ? null : () => edit.place(path.id, index - 1)}
      />
      <div ref={body} id={id} className="section-body" hidden={!isOpen}>
        {isOpen && (
          <>
            <TextField
              label={t("paths.name", { number: index + 1 })}
              size="sm"
              value={path.name}
              maxLength={120}
              isReadOnly={isReadOnly}
              errorOnceLeft={path.name.trim() === "" ? t("paths.nameMissing") : null}
              onChange={(typed) => edit.rename(path.id, typed)}
            />
            <ConditionBuilder
              condition={path.when}
              subjects={subjects}
              lead={t("conditions.takeIf")}
              onChange={(part, when) => edit.condition(path.id, part, when)}
            />
            <InWords
              condition={path.when}
              nameOf={subjects.nameOf}
              about={props.sample}
              judged={props.judged}
            >
              <TodayCount step={props.step} who="path" path={index} name={name} {...props.counts} />
            </InWords>
          </>
        )}
      </div>
    </section>
  );
}
