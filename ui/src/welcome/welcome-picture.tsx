import { useTranslation } from "react-i18next";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

/** A small drawing of the ready-made workflow; what it shows is said in words beside it. */
export function WelcomePicture() {
  const { t } = useTranslation("welcome");
  const rows = [
    { name: t("picture.start"), status: "done" },
    { name: t("picture.user"), status: "done" },
    { name: t("picture.wait"), status: "waiting" },
    { name: t("picture.tell"), status: "not_yet" },
  ] as const;
  return (
    <div className="see-picture" aria-hidden="true">
      {rows.map(({ name, status }) => (
        <div key={name} className={`mini mini-${status}`}>
          <span className="mini-tile">
            <StatusGlyph status={status} />
          </span>
          {name}
        </div>
      ))}
      <span className="mini-end" />
    </div>
  );
}
