import { Ellipsis } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { useLocale } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { StepActions } from "#ui/designer/actions/use-actions.ts";
import { useStartKind } from "#ui/designer/actions/use-start-kind.ts";
import { Guide } from "#ui/designer/blank/guide.tsx";
import { ROOT } from "#ui/document/sequences.ts";
import type { Place } from "#ui/document/tree.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { isLeftToPage, keyMeaning } from "#ui/flow/moving/keys.ts";
import { Button } from "#ui/parts/button.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { useWording } from "#ui/sentences/use-wording.ts";
import { ADDABLE, type Addable, suggested } from "#ui/steps/registry.ts";
import { STARTS, startIcon, startSentence } from "#ui/triggers/registry.ts";

type BlankPageProps = {
  /** Whether it was said already when the workflow starts. */
  hasStart: boolean;
  onStart: () => void;
  onAdd: (chosen: Addable, place: Place) => void;
  actions: StepActions;
  /** Whether the panel of the start is open. */
  isStartOpen: boolean;
};

const FIRST: Place = { sequence: ROOT, index: 0 };

/** In place of a drawing without steps: two questions, which become its first two cards. */
export function BlankPage(props: BlankPageProps) {
  const { hasStart, onStart, onAdd, actions, isStartOpen } = props;
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { t: tKinds } = useKindWords();
  const designer = useDesigner();
  const { definition, of, connections, select } = designer;
  const chooseKind = useStartKind(designer);
  const { wording, words } = useWording(connections);
  const { trigger } = definition;
  const page = useRef<HTMLDivElement>(null);
  const rtl = useLocale().direction === "rtl";
  useGoOn(page, hasStart);
  /** The keys of a step are those of the start, wherever the focus is: there is no other. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const meaning = keyMeaning(event, rtl);
    if (!hasStart || !meaning || !(event.target instanceof Element)) return;
    if (meaning.kind === "add") actions.onAdd(FIRST, event.target);
    else if (meaning.kind === "command")
      actions.onCommand(trigger.id, meaning.command, event.target);
    else return;
    if (!isLeftToPage(meaning)) event.preventDefault();
    event.stopPropagation();
  };
  const start = {
    id: trigger.id,
    icon: startIcon(trigger.start),
    name: trigger.name,
    example: words.plain(startSentence(trigger.start, wording)),
  };
  const starts = STARTS.map(({ kind, icon, example }) => ({
    id: kind,
    icon,
    name: tKinds(`${kind}.when`),
    example: tKinds(example),
  }));
  const likely = suggested(of, FIRST);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the answers within take the keys.
    <div ref={page} className="blank" onKeyDown={onKeyDown}>
      <Guide
        number={1}
        question={t("blank.start")}
        stands={hasStart ? "done" : "now"}
        answers={hasStart ? [start] : starts}
        selected={isStartOpen ? trigger.id : undefined}
        isStart
        aside={
          hasStart && (
            <IconButton
              label={tSteps("more_of", { name: trigger.name })}
              icon={<Ellipsis />}
              onPress={({ target }) => actions.onCommand(trigger.id, "menu", target)}
            />
          )
        }
        onAnswer={(answer) => {
          const chosen = STARTS.find(({ kind }) => kind === answer);
          if (hasStart || !chosen) select(trigger.id, true);
          else {
            chooseKind(chosen.kind);
            onStart();
          }
        }}
      />
      <span className="guide-line" />
      <Guide
        number={2}
        question={t("blank.first")}
        stands={hasStart ? "now" : "next"}
        answers={likely.map(({ kind, icon, fresh }) => ({
          id: kind,
          icon,
          name: tKinds(`${kind}.name`),
          example: tKinds(fresh.example),
        }))}
        aside={
          hasStart ? (
            <Button
              variant="quiet"
              size="sm"
              onPress={({ target }) => actions.onAdd(FIRST, target)}
            >
              {t("blank.more")}
            </Button>
          ) : (
            t("blank.later")
          )
        }
        onAnswer={(kind) => {
          const chosen = ADDABLE.find((one) => one.kind === kind);
          if (chosen) onAdd(chosen, FIRST);
        }}
      />
      <span className="guide-line" />
      <span className="guide-end">
        <StatusGlyph status="not_yet" />
        {tSteps("end")}
      </span>
    </div>
  );
}

/** Whoever has answered the first question stands at the second one. */
function useGoOn(page: RefObject<HTMLElement | null>, hasStart: boolean) {
  const had = useRef(hasStart);
  useEffect(() => {
    if (hasStart && !had.current) {
      page.current?.querySelector<HTMLElement>(".guide.is-now .guide-answer")?.focus();
    }
    had.current = hasStart;
  }, [page, hasStart]);
}
