import { useTranslation } from "react-i18next";
import { Button, type ButtonProps } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

/** A list that may have more than it shows. */
export type Listed = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: Error | null;
  fetchNextPage: () => unknown;
};

type ShowMoreProps = {
  query: Listed;
  variant?: ButtonProps["variant"];
};

/** At the end of every list that goes on: that it does, and its next part. */
export function ShowMore({ query, variant }: ShowMoreProps) {
  const { t } = useTranslation("common");
  const words = useProblemWords();
  if (!query.hasNextPage) return null;
  return (
    <div className="list-more">
      {query.isFetchNextPageError && query.error && <ErrorLine text={words(query.error).what} />}
      <Button
        size="sm"
        {...(variant ? { variant } : {})}
        isPending={query.isFetchingNextPage}
        onPress={() => void query.fetchNextPage()}
      >
        {t("showMore")}
      </Button>
    </div>
  );
}
