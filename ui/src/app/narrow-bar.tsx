import { useNavigate } from "@tanstack/react-router";
import { Menu as MenuIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { menu } from "#ui/app/screens.ts";
import { BatonMark } from "#ui/frame/baton-mark.tsx";
import { Menu } from "#ui/parts/dialogs/menu.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";

/** On a narrow window the left bar is a menu. */
export function NarrowBar() {
  const { t } = useTranslation("frame");
  const navigate = useNavigate();
  return (
    <header className="narrow-bar">
      <Menu
        label={t("menu")}
        placement="bottom start"
        trigger={<IconButton label={t("menu")} icon={<MenuIcon />} size="md" />}
        entries={menu.map(({ to, words, icon: Icon }) => ({
          id: words,
          label: t("title", { ns: words }),
          icon: <Icon />,
          onAction: () => void navigate({ to }),
        }))}
      />
      <BatonMark />
      <span className="strong">Baton</span>
    </header>
  );
}
