import { Type } from "lucide-react";
import { type RefObject, useMemo, useState } from "react";
import {
  Autocomplete,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  Popover,
  useFilter,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Reference } from "#ui/document/definition.ts";
import { useAskedFor } from "#ui/parts/searching/use-asked.ts";
import { useSampleWords } from "#ui/sentences/use-sample-words.ts";
import { PickerSearch } from "#ui/values/picker-search.tsx";
import { type DetailGroup, useSearched } from "#ui/values/use-details.ts";

type DetailPickerProps = {
  anchor: RefObject<Element | null>;
  groups: readonly DetailGroup[];
  onPick: (reference: Reference) => void;
  /** Closed without a choice; with what was searched. */
  onClose: (search: string) => void;
  /** Offered where a text of one's own can be sent instead. */
  onText?: () => void;
  /** What a searched text means that is none of the details, where it can mean one. */
  typed?: ((text: string) => Reference) | null;
};

/** Whether the server found it by what is typed now, in whichever spelling: that is not asked again. */
function useFoundThere(found: readonly DetailGroup[], isNow: boolean): (label: string) => boolean {
  const labels = useMemo(
    () =>
      new Set(
        found
          .filter(({ isSearched }) => isSearched)
          .flatMap(({ details }) => details.map(({ label }) => label)),
      ),
    [found],
  );
  return (label) => isNow && labels.has(label);
}

const OWN_TEXT = "own text";
const TYPED = "typed";

/** Insert a detail: by source, each with the sample person's value. */
export function DetailPicker(props: DetailPickerProps) {
  const { anchor, groups, onPick, onClose, onText, typed = null } = props;
  const { t } = useTranslation("designer");
  const { contains } = useFilter({ sensitivity: "base" });
  const [search, setSearch] = useState("");
  const sampleOf = useSampleWords();
  const asked = useAskedFor(search);
  const found = useSearched(groups, asked);
  const isFound = useFoundThere(found, search.trim() === asked);
  const shown = found.filter((group) => group.details.length > 0);
  const missing = groups.filter((group) => group.details.length === 0 && group.unavailable);
  return (
    <Popover
      className="popover detail-picker"
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => !open && onClose(search)}
      placement="bottom start"
      offset={6}
      aria-label={t("picker.title")}
    >
      <Autocomplete
        filter={(label, typed) => contains(label, typed) || isFound(label)}
        inputValue={search}
        onInputChange={setSearch}
      >
        <div className="picker-scroll">
          <PickerSearch label={t("picker.search")} />
          <Menu
            className="menu"
            aria-label={t("picker.title")}
            renderEmptyState={() => <p className="picker-none">{t("picker.none")}</p>}
            onAction={(key) => {
              if (key === OWN_TEXT) onText?.();
              if (key === TYPED && typed) onPick(typed(search));
              const picked = shown
                .flatMap((group) => group.details.map((detail) => ({ group, detail })))
                .find((one) => `${one.group.key} ${one.detail.reference.pointer}` === key);
              if (picked) onPick(picked.detail.reference);
            }}
          >
            {onText && (
              <MenuItem id={OWN_TEXT} className="menu-item" textValue={t("picker.ownText")}>
                <Type />
                {t("picker.ownText")}
              </MenuItem>
            )}
            {typed && search.trim() !== "" && (
              <MenuItem id={TYPED} className="menu-item" textValue={search}>
                {t("picker.typed", { name: search.trim() })}
              </MenuItem>
            )}
            {shown.map((group) => (
              <MenuSection key={group.key}>
                <Header className="menu-section-head">
                  <bdi>{group.label}</bdi>
                </Header>
                {group.details.map((detail) => (
                  <MenuItem
                    key={detail.reference.pointer}
                    id={`${group.key} ${detail.reference.pointer}`}
                    className="menu-item detail-item"
                    textValue={detail.label}
                  >
                    <bdi className="clip">{detail.label}</bdi>
                    {detail.sensitive && <span className="count">{t("picker.sensitive")}</span>}
                    {detail.seen_in && (
                      <span className="count">
                        {t("who.inSome", {
                          calls: detail.seen_in.calls,
                          count: detail.seen_in.of,
                        })}
                      </span>
                    )}
                    <span className="detail-sample clip">{sampleOf(detail)}</span>
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
          </Menu>
        </div>
      </Autocomplete>
      {shown
        .filter(({ more }) => more)
        .map((group) => (
          <p key={group.key} className="picker-missing">
            {t("picker.more", { group: group.label })}
          </p>
        ))}
      {missing.map((group) => (
        <p key={group.key} className="picker-missing">
          {group.unavailable === "later"
            ? t("picker.later", { group: group.label })
            : t("picker.noSample", { group: group.label })}
        </p>
      ))}
    </Popover>
  );
}
