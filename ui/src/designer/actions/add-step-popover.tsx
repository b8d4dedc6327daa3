import { useRef, useState } from "react";
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
import { useKindWords } from "#ui/sentences/kind-words.ts";
import type { Group } from "#ui/steps/kind.ts";
import { ADDABLE, type Addable } from "#ui/steps/registry.ts";
import { PickerSearch } from "#ui/values/picker-search.tsx";

type AddStepPopoverProps = {
  anchor: Element;
  /** What most likely comes there. */
  suggested: readonly Addable[];
  onAdd: (chosen: Addable) => void;
  onClose: () => void;
};

const GROUPS = ["tools", "people", "logic"] as const satisfies readonly Group[];

/** A heading, and the kinds under it. */
type Offered = { key: "suggested" | Group; kinds: readonly Addable[] };

/** Add a step, at one spot: a search, what is likely there, and the other kinds that can run. */
export function AddStepPopover({ anchor, suggested, onAdd, onClose }: AddStepPopoverProps) {
  const { t } = useTranslation("designer");
  const { t: tKinds } = useKindWords();
  const trigger = useRef(anchor);
  const [search, setSearch] = useState("");
  const { contains } = useFilter({ sensitivity: "base" });
  return (
    <Popover
      className="popover add-step"
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement="bottom"
      offset={6}
      aria-label={t("addStep.title")}
    >
      <Autocomplete filter={contains} inputValue={search} onInputChange={setSearch}>
        <PickerSearch label={t("addStep.search")} />
        <Menu
          className="menu"
          aria-label={t("addStep.title")}
          renderEmptyState={() => <p className="picker-none">{t("addStep.none")}</p>}
          onAction={(key) => {
            const chosen = ADDABLE.find((one) => one.kind === key);
            if (chosen) onAdd(chosen);
          }}
        >
          {offered(search.trim() === "" ? suggested : []).map(({ key, kinds }) => (
            <MenuSection key={key}>
              <Header className="menu-section-head">{t(`addStep.${key}`)}</Header>
              {kinds.map(({ kind, icon: Icon, fresh }) => {
                const label = tKinds(`${kind}.name`);
                const example = tKinds(fresh.example);
                return (
                  <MenuItem
                    key={kind}
                    id={kind}
                    className="menu-item"
                    textValue={`${label} ${example}`}
                  >
                    <Icon />
                    <span className="choice-text">
                      <span className="medium">{label}</span>
                      <span className="small muted">{example}</span>
                    </span>
                  </MenuItem>
                );
              })}
            </MenuSection>
          ))}
        </Menu>
      </Autocomplete>
    </Popover>
  );
}

/** What is suggested first, then the other kinds by what they are for; a kind stands there once. */
function offered(suggested: readonly Addable[]): readonly Offered[] {
  const rest = ADDABLE.filter((one) => !suggested.includes(one));
  const groups = GROUPS.map((group) => ({
    key: group,
    kinds: rest.filter(({ fresh }) => fresh.group === group),
  }));
  const first = { key: "suggested" as const, kinds: suggested };
  return [first, ...groups].filter(({ kinds }) => kinds.length > 0);
}
