import type { RefObject } from "react";
import { Autocomplete, Menu, MenuItem, Popover, useFilter } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { OFFERED_VALUES, useKnownValues } from "#ui/api/conditions.ts";
import { isSame } from "#ui/document/conditions.ts";
import type { Reference } from "#ui/document/definition.ts";
import { useAsked } from "#ui/parts/searching/use-asked.ts";
import { closedValues, useConditionWords } from "#ui/sentences/use-condition-words.ts";
import { PickerSearch } from "#ui/values/picker-search.tsx";

type ValuePickerProps = {
  anchor: RefObject<Element | null>;
  reference: Reference;
  chosen: readonly string[];
  onPick: (value: string) => void;
  onClose: () => void;
};

/** A value to compare with: one that people have, with how many do, or one that is typed. */
export function ValuePicker({ anchor, reference, chosen, onPick, onClose }: ValuePickerProps) {
  const { t } = useTranslation("designer");
  const words = useConditionWords();
  const { contains } = useFilter({ sensitivity: "base" });
  const search = useAsked();
  const isPerson = reference.source.kind === "person";
  const asked = closedValues(reference) ? "" : search.asked;
  const known = useKnownValues(isPerson ? reference.pointer : null, asked).data ?? [];
  const closed = closedValues(reference);
  const isFree = (value: string) => !chosen.some((one) => isSame(one, value));
  const offered = closed
    ? closed.map((value) => known.find((one) => one.value === value) ?? { value, people: 0 })
    : known;
  const typed = search.typed.trim();
  const isNew = typed !== "" && !closed && !offered.some(({ value }) => isSame(value, typed));
  return (
    <Popover
      className="popover detail-picker"
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
      offset={6}
      aria-label={t("conditions.searchValue")}
    >
      <Autocomplete filter={contains} inputValue={search.typed} onInputChange={search.type}>
        <div className="picker-scroll">
          <PickerSearch label={t("conditions.searchValue")} />
          <Menu
            className="menu"
            aria-label={t("conditions.searchValue")}
            renderEmptyState={() => <p className="picker-none">{t("conditions.noValues")}</p>}
            onAction={(key) => onPick(String(key))}
          >
            {isNew && isFree(typed) && (
              // Another value is another entry: the id of one never changes.
              <MenuItem key={typed} id={typed} className="menu-item" textValue={search.typed}>
                {t("conditions.useTyped", { value: typed })}
              </MenuItem>
            )}
            {offered
              .filter(({ value }) => isFree(value))
              .map(({ value, people }) => (
                <MenuItem
                  key={value}
                  id={value}
                  className="menu-item detail-item"
                  textValue={words.value(reference, value)}
                >
                  <bdi className="clip">{words.value(reference, value)}</bdi>
                  <span className="detail-sample clip">
                    {t("conditions.people", { count: people })}
                  </span>
                </MenuItem>
              ))}
          </Menu>
          {known.length >= OFFERED_VALUES && (
            <p className="picker-none">{t("conditions.moreValues")}</p>
          )}
        </div>
      </Autocomplete>
    </Popover>
  );
}
