import type { Shape } from "#ui/api/shapes.ts";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { cityOf, useMomentTimes } from "#ui/words/moment-times.ts";

type NextPeopleProps = {
  moments: Shape<"Moments">;
  /** What the date is called; null when none decides. */
  date: string | null;
  /** Whether somebody whose moment has passed goes straight on. */
  goesOn: boolean;
};

/** The next people for whom the step goes on, or why nobody can be named. */
export function NextPeople({ moments, date, goesOn }: NextPeopleProps) {
  const { t } = useKindWords();
  const { full, time, day, differs } = useMomentTimes();
  const { decides, next } = moments;
  if (decides !== "date") {
    return <p className="help">{t(`wait_for_time.panel.decides.${decides}`)}</p>;
  }
  if (next.length === 0) return <p className="help">{t("wait_for_time.panel.noNext")}</p>;
  const elsewhere = next.find(({ at, zone }) => at !== null && differs(at, zone));
  const past = goesOn ? "wait_for_time.panel.now" : "wait_for_time.panel.needsYou";
  return (
    <div className="next-people">
      <h4 className="label">{t("wait_for_time.panel.next")}</h4>
      <table className="next-five">
        <thead>
          <tr>
            <th scope="col">{t("wait_for_time.panel.person")}</th>
            <th scope="col">{date}</th>
            <th scope="col">{t("wait_for_time.panel.goesOn")}</th>
          </tr>
        </thead>
        <tbody>
          {next.map((one) => (
            <tr key={one.person}>
              <th scope="row">
                <bdi>{one.name}</bdi>
              </th>
              <td className="num muted" data-label={date}>
                {one.date ? day(one.date) : ""}
              </td>
              <td className="num" data-label={t("wait_for_time.panel.goesOn")}>
                {one.at && (one.has_passed ? t(past, { moment: full(one.at) }) : full(one.at))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {elsewhere?.at && (
        <p className="help">
          {t("wait_for_time.panel.yours", {
            name: elsewhere.name,
            time: time(elsewhere.at, elsewhere.zone),
            city: cityOf(elsewhere.zone),
          })}
        </p>
      )}
    </div>
  );
}
