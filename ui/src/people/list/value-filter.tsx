import { Check, ChevronDown } from "lucide-react";
import { useRef, useState } from "react";
import { Autocomplete, Button, Menu, MenuItem, Popover } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { usePeopleValues } from "#ui/api/people.ts";
import { SetFilter } from "#ui/parts/searching/set-filter.tsx";
import { useAsked } from "#ui/parts/searching/use-asked.ts";
import { asAsked, type PeopleFilters, type PickedDetail } from "#ui/people/list/filters.ts";
import { PickerSearch } from "#ui/values/picker-search.tsx";

type ValueFilterProps = {
  detail: PickedDetail;
  /** What the list is filtered by: it is picked from what those people have whom the rest leaves. */
  filters: PeopleFilters;
  onChange: (value: string | undefined) => void;
};

/** Narrows the people to those of whom a detail says this, picked from what they have. */
export function ValueFilter({ detail, filters, onChange }: ValueFilterProps) {
  const { t } = useTranslation("people");
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const shown = filters[detail] ?? t(`any.${detail}`);
  return (
    <SetFilter
      label={t(`field.${detail}`)}
      onClear={filters[detail] === undefined ? null : () => onChange(undefined)}
    >
      <div className="field">
        <Button
          ref={anchor}
          className="input select sm"
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          aria-label={`${t(`field.${detail}`)}: ${shown}`}
          onPress={() => setOpen(true)}
        >
          <span className="value">
            <bdi title={shown}>{shown}</bdi>
          </span>
          <ChevronDown />
        </Button>
        <Popover
          className="popover detail-picker"
          triggerRef={anchor}
          isOpen={isOpen}
          onOpenChange={setOpen}
          placement="bottom start"
          offset={6}
          aria-label={t(`field.${detail}`)}
        >
          <Values
            detail={detail}
            filters={filters}
            onChange={(chosen) => {
              setOpen(false);
              onChange(chosen);
            }}
          />
        </Popover>
      </div>
    </SetFilter>
  );
}

/** So many values are offered at once. */
const OFFERED = 200;

/** What stands for no value; no value is written so. */
const ANY = "\u0000any";

function Values({ detail, filters, onChange }: ValueFilterProps) {
  const { t } = useTranslation("people");
  const search = useAsked();
  const { [detail]: value, ...others } = filters;
  const { data } = usePeopleValues(detail, search.asked, asAsked(others));
  const known = data ?? [];
  return (
    <Autocomplete inputValue={search.typed} onInputChange={search.type}>
      <div className="picker-scroll">
        <PickerSearch label={t("findValue")} />
        <Menu
          className="menu"
          aria-label={t(`field.${detail}`)}
          renderEmptyState={() => data && <p className="picker-none">{t("noValue")}</p>}
          onAction={(key) => onChange(key === ANY ? undefined : String(key))}
        >
          {search.typed === "" && (
            <MenuItem id={ANY} className="menu-item detail-item" textValue={t(`any.${detail}`)}>
              {t(`any.${detail}`)}
              {value === undefined && <Check className="check" />}
            </MenuItem>
          )}
          {known.map((one) => (
            <MenuItem
              key={one.value}
              id={one.value}
              className="menu-item detail-item"
              textValue={one.value}
            >
              <bdi className="wrap">{one.value}</bdi>
              <span className="detail-sample">
                {t(one.exact ? "count.all" : "count.overAll", { count: one.people })}
              </span>
            </MenuItem>
          ))}
        </Menu>
        {known.length >= OFFERED && <p className="picker-none">{t("moreValues")}</p>}
      </div>
    </Autocomplete>
  );
}
