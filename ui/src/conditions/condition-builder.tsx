import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { AddTest } from "#ui/conditions/add-test.tsx";
import { ModeLine } from "#ui/conditions/mode-line.tsx";
import type { Subjects } from "#ui/conditions/subjects.ts";
import { TestRow } from "#ui/conditions/test-row.tsx";
import {
  freshTest,
  isWithoutTests,
  type TestPlace,
  withMoreGroups,
  withMoreTests,
  withoutTest,
  withTest,
} from "#ui/document/conditions.ts";
import type { ConditionGroup, Reference, Test } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";

type ConditionBuilderProps = {
  condition: ConditionGroup;
  subjects: Subjects;
  /** What comes before "all of these are true". */
  lead: string;
  onChange: (part: string, condition: ConditionGroup) => void;
};

/** A condition, test by test: what is compared, how, and with what. */
export function ConditionBuilder({ condition, subjects, lead, onChange }: ConditionBuilderProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const box = useRef<HTMLDivElement>(null);
  const { mode, tests, groups = [] } = condition;
  const focusAdd = () =>
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(".conds-add")?.focus());
  const fresh = (reference: Reference) => freshTest(reference, subjects.typeOf(reference));
  const row = (test: Test, place: TestPlace, joint: string | null) => (
    <TestRow
      test={test}
      joint={joint}
      subjects={subjects}
      onChange={(part, next) => onChange(partOf(part, place), withTest(condition, place, next))}
      onRemove={() => {
        onChange("remove", withoutTest(condition, place));
        focusAdd();
      }}
    />
  );
  const joint = t(mode === "all" ? "conditions.and" : "conditions.or");
  return (
    <div className="stack tight" ref={box}>
      <ModeLine
        lead={lead}
        mode={mode}
        isAlone={tests.length + groups.length < 2}
        onChange={(next) => onChange("mode", { ...condition, mode: next })}
      />
      <ul className="conds">
        {tests.map((test, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tests have no identity but their place.
          <li key={index}>{row(test, { group: null, index }, index > 0 ? joint : null)}</li>
        ))}
        {groups.map((group, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity but their place.
          <li key={`group ${number}`} className="cond-group">
            <ModeLine
              lead={number + tests.length > 0 ? joint : t("conditions.groupIf")}
              mode={group.mode}
              isAlone={group.tests.length < 2}
              onChange={(next) =>
                onChange("mode", {
                  ...condition,
                  groups: groups.with(number, { ...group, mode: next }),
                })
              }
            />
            <ul className="conds">
              {group.tests.map((test, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <li key={index}>
                  {row(
                    test,
                    { group: number, index },
                    index > 0 ? t(group.mode === "all" ? "conditions.and" : "conditions.or") : null,
                  )}
                </li>
              ))}
              {!isReadOnly && (
                <li className="conds-foot">
                  <AddTest
                    label={t("conditions.addTo")}
                    subjects={subjects}
                    onPick={(reference) =>
                      onChange("add", withMoreTests(condition, number, fresh(reference)))
                    }
                  />
                </li>
              )}
            </ul>
          </li>
        ))}
        {!isReadOnly && (
          <li className="conds-foot">
            <AddTest
              label={t(moreKey(condition))}
              subjects={subjects}
              onPick={(reference) =>
                onChange("add", withMoreTests(condition, null, fresh(reference)))
              }
            />
            {!isWithoutTests(condition) && (
              <AddTest
                label={t(mode === "all" ? "conditions.addAnyGroup" : "conditions.addAllGroup")}
                subjects={subjects}
                onPick={(reference) =>
                  onChange("group", withMoreGroups(condition, fresh(reference)))
                }
              />
            )}
          </li>
        )}
      </ul>
    </div>
  );
}

function moreKey(condition: ConditionGroup) {
  if (isWithoutTests(condition)) return "conditions.addFirst";
  return condition.mode === "all" ? "conditions.addAnd" : "conditions.addOr";
}

/** Edits of one part of one test in a row are one undo step. */
function partOf(part: string, { group, index }: TestPlace): string {
  return `${part}_${group ?? ""}_${index}`;
}
