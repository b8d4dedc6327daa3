import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  ClipboardPaste,
  Copy,
  CopyPlus,
  CornerDownRight,
  Pencil,
  Plus,
  Scissors,
  Trash2,
} from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Menu, MenuItem, Popover, Separator, useLocale } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Actions } from "#ui/designer/actions/use-actions.ts";
import type { StepId } from "#ui/document/definition.ts";
import { placeAcross } from "#ui/document/neighbours.ts";
import { useDesigner } from "#ui/editing/context.ts";
import type { StepCommand } from "#ui/flow/face.ts";
import { classes } from "#ui/parts/classes.ts";

type StepMenuProps = { step: StepId; anchor: Element; actions: Actions };

type Entry = {
  id: string;
  icon: ReactNode;
  keys?: string;
  isDanger?: boolean;
  run: () => void;
};

/** What can be done with a step; the same from the drawing, the Steps list and the panel. */
export function StepMenu({ step, anchor, actions }: StepMenuProps) {
  const { t } = useTranslation("designer");
  const { definition, of } = useDesigner();
  const trigger = useRef(anchor);
  const isStart = step === definition.trigger.id;
  const name = of.byId.get(step)?.step?.name ?? definition.trigger.name;
  const { direction } = useLocale();
  const [back, across] = direction === "rtl" ? ["→", "←"] : ["←", "→"];
  const command = (one: StepCommand) => () => actions.onCommand(step, one, anchor);
  const addAfter = () => actions.onAddBeside(step, "after", anchor);
  const rename: Entry = { id: "rename", icon: <Pencil />, keys: "F2", run: command("rename") };
  const add: Entry = { id: "add", icon: <Plus />, keys: "A", run: addAfter };
  const paste: Entry = {
    id: "clipPaste",
    icon: <ClipboardPaste />,
    keys: "Ctrl V",
    run: command("clip_paste"),
  };
  const beside: readonly Entry[] = [
    ...(placeAcross(of, step, -1)
      ? [
          {
            id: "moveBack",
            icon: direction === "rtl" ? <ArrowRight /> : <ArrowLeft />,
            keys: `Alt ${back}`,
            run: command("move_path_previous"),
          },
        ]
      : []),
    ...(placeAcross(of, step, 1)
      ? [
          {
            id: "moveAcross",
            icon: direction === "rtl" ? <ArrowLeft /> : <ArrowRight />,
            keys: `Alt ${across}`,
            run: command("move_path_next"),
          },
        ]
      : []),
  ];
  const entries: readonly (Entry | null)[] = isStart
    ? [rename, add, paste]
    : [
        rename,
        add,
        null,
        { id: "clipCut", icon: <Scissors />, keys: "Ctrl X", run: command("clip_cut") },
        { id: "clipCopy", icon: <Copy />, keys: "Ctrl C", run: command("clip_copy") },
        paste,
        { id: "copy", icon: <CopyPlus />, keys: "Ctrl D", run: command("copy") },
        null,
        { id: "moveUp", icon: <ArrowUp />, keys: "Alt ↑", run: command("move_up") },
        { id: "moveDown", icon: <ArrowDown />, keys: "Alt ↓", run: command("move_down") },
        ...beside,
        {
          id: "moveTo",
          icon: <CornerDownRight />,
          run: () => actions.open({ kind: "move_to", step }),
        },
        null,
        { id: "delete", icon: <Trash2 />, keys: "Del", isDanger: true, run: command("delete") },
      ];
  return (
    <Popover
      className="popover"
      triggerRef={trigger}
      isOpen
      onOpenChange={(open) => !open && actions.closeMenu()}
      placement="bottom end"
      offset={4}
    >
      <Menu
        className="menu step-menu"
        aria-label={t("menu.of", { name })}
        autoFocus="first"
        onClose={actions.closeMenu}
      >
        {entries.map((entry, index) =>
          entry === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no other name.
            <Separator key={index} className="menu-rule" />
          ) : (
            <MenuItem
              key={entry.id}
              id={entry.id}
              className={classes("menu-item", entry.isDanger && "danger")}
              textValue={t(`menu.${menuKey(entry.id)}`)}
              onAction={entry.run}
            >
              {entry.icon}
              <span>{t(`menu.${menuKey(entry.id)}`)}</span>
              {entry.keys && <span className="kbd">{entry.keys}</span>}
            </MenuItem>
          ),
        )}
      </Menu>
    </Popover>
  );
}

const KEYS = [
  "rename",
  "add",
  "clipCut",
  "clipCopy",
  "clipPaste",
  "copy",
  "moveUp",
  "moveDown",
  "moveBack",
  "moveAcross",
  "moveTo",
  "delete",
] as const;

function menuKey(id: string): (typeof KEYS)[number] {
  return KEYS.find((key) => key === id) ?? "rename";
}
