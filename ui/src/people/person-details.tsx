import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "#ui/api/shapes.ts";
import { DetailFacts } from "#ui/people/details/detail-facts.tsx";
import { MORE_DETAILS } from "#ui/person-form/person-form.ts";
import { usePlainDate } from "#ui/person-form/plain-date.ts";

type PersonDetailsProps = { person: Person };

/** What Baton knows about a person. */
export function PersonDetails({ person }: PersonDetailsProps) {
  const { t } = useTranslation("people");
  const { t: common } = useTranslation("common");
  const { t: detailWords } = useTranslation("details");
  const plainDate = usePlainDate();
  const details = ["work_email", ...MORE_DETAILS] as const;
  return (
    <section className="stack tight">
      <h2 className="h2">{t("page.details")}</h2>
      <dl className="facts columns">
        {details.map((detail) => {
          const value = person[detail];
          const isDate = detail === "start_date" || detail === "end_date";
          return (
            <div key={detail}>
              <dt>{t(`field.${detail}`)}</dt>
              <dd className="wrap">
                {value ? (
                  isDate ? (
                    plainDate(value)
                  ) : (
                    <bdi>{value}</bdi>
                  )
                ) : (
                  <span className="faint">{common("empty")}</span>
                )}
              </dd>
            </div>
          );
        })}
        <DetailFacts person={person} />
        {person.aliases.length > 0 && (
          <div>
            <dt>{t("page.aliases")}</dt>
            <dd className="wrap">
              {person.aliases.map((alias, index) => (
                <Fragment key={alias}>
                  {index > 0 && ", "}
                  <bdi>{alias}</bdi>
                </Fragment>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {person.custom.some((one) => one.sensitive) && (
        <p className="muted small">{detailWords("sensitive.noted")}</p>
      )}
    </section>
  );
}
