import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { StepId } from "#ui/document/definition.ts";
import { SearchField } from "#ui/parts/fields/search-field.tsx";

type StepsFindProps = {
  text: string;
  found: readonly StepId[];
  onText: (text: string) => void;
  onGo: (step: StepId) => void;
  /** Esc in the empty field. */
  onEnd: () => void;
};

/** Finds a step by what one reads on it; Enter goes from one to the next, the panel follows. */
export function StepsFind({ text, found, onText, onGo, onEnd }: StepsFindProps) {
  const { t } = useTranslation("designer");
  const box = useRef<HTMLElement>(null);
  const next = useRef(0);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  return (
    <search
      ref={box}
      className="steps-search"
      onKeyDownCapture={(event) => {
        if (event.key === "Escape" && text === "") onEnd();
        const step = found[next.current % Math.max(1, found.length)];
        if (event.key !== "Enter" || !step) return;
        event.preventDefault();
        next.current += 1;
        onGo(step);
      }}
    >
      <SearchField
        className="search-field wide"
        label={t("steps.find")}
        value={text}
        onChange={(typed) => {
          next.current = 0;
          onText(typed);
        }}
      />
    </search>
  );
}
