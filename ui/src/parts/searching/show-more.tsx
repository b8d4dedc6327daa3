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
  /** What was found so far, where that can be nothing though there is more to look through. */
  data?: { readonly pages: readonly ListedPage[] } | undefined;
};

type ListedPage = { readonly items: readonly unknown[]; readonly unreadable?: readonly unknown[] };

type ShowMoreProps = {
  query: Listed;
  variant?: ButtonProps["variant"];
};

/** At the end of every list that goes on: that it does, and its next part. */
export function ShowMore({ query, variant }: ShowMoreProps) {
  const { t } = useTranslation("common");
  const words = useProblemWords();
  if (!query.hasNextPage) return null;
  const { data } = query;
  // What cannot be read was found all the same, and is told above.
  const isNothingYet =
    data?.pages.every(({ items, unreadable = [] }) => items.length + unreadable.length === 0) ??
    false;
  return (
    <div className="list-more">
      {isNothingYet && (
        <p className="muted" role="status">
          {t("nothingYet")}
        </p>
      )}
      {query.isFetchNextPageError && query.error && <ErrorLine text={words(query.error).what} />}
      <Button
        size="sm"
        {...(variant ? { variant } : {})}
        isPending={query.isFetchingNextPage}
        onPress={() => void query.fetchNextPage()}
      >
        {t(isNothingYet ? "lookFurther" : "showMore")}
      </Button>
    </div>
  );
}
