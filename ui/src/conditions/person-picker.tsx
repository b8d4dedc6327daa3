import type { RefObject } from "react";
import { Autocomplete, Menu, MenuItem, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { usePeople } from "#ui/api/people.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { isSame } from "#ui/document/conditions.ts";
import { useAsked } from "#ui/parts/searching/use-asked.ts";
import { PickerSearch } from "#ui/values/picker-search.tsx";

type PersonPickerProps = {
  anchor: RefObject<Element | null>;
  chosen: readonly string[];
  onPick: (value: string) => void;
  onClose: () => void;
};

/** What stands for the next page; no e-mail address is written so. */
const MORE = "\u0000more";

/** A person to compare with, by the work e-mail; who is not there yet can be typed. */
export function PersonPicker({ anchor, chosen, onPick, onClose }: PersonPickerProps) {
  const { t } = useTranslation("designer");
  const { t: common } = useTranslation("common");
  const search = useAsked();
  const typed = search.typed.trim();
  const query = usePeople(search.asked, false);
  const people = allRows(query.data)
    .map((person) => ({ ...person, value: person.work_email ?? person.display_name }))
    .filter(({ value }, index, all) => all.findIndex((one) => one.value === value) === index);
  const isFree = (value: string) => !chosen.some((one) => isSame(one, value));
  const isNew = typed !== "" && !people.some(({ value }) => isSame(value, typed));
  return (
    <Popover
      className="popover detail-picker"
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom start"
      offset={6}
      aria-label={t("conditions.searchPerson")}
    >
      <Autocomplete inputValue={search.typed} onInputChange={search.type}>
        <div className="picker-scroll">
          <PickerSearch label={t("conditions.searchPerson")} />
          <Menu
            className="menu"
            aria-label={t("conditions.searchPerson")}
            renderEmptyState={() => <p className="picker-none">{t("conditions.noPerson")}</p>}
            onAction={(key) => (key === MORE ? void query.fetchNextPage() : onPick(String(key)))}
          >
            {people
              .filter(({ value }) => isFree(value))
              .map(({ id, value, display_name }) => (
                <MenuItem
                  key={id}
                  id={value}
                  className="menu-item detail-item"
                  textValue={display_name}
                >
                  <bdi className="clip">{display_name}</bdi>{" "}
                  {value !== display_name && <span className="detail-sample clip">{value}</span>}
                </MenuItem>
              ))}
            {query.hasNextPage && (
              <MenuItem
                id={MORE}
                className="menu-item"
                textValue={common("showMore")}
                shouldCloseOnSelect={false}
              >
                {common("showMore")}
              </MenuItem>
            )}
            {isNew && isFree(typed) && (
              <MenuItem id={typed} className="menu-item" textValue={search.typed}>
                {t("conditions.useTyped", { value: typed })}
              </MenuItem>
            )}
          </Menu>
        </div>
      </Autocomplete>
    </Popover>
  );
}
