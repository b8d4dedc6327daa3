import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DraftPage, Drafts, namesIn } from "#ui/document/tests/two-pages.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";

const [hire, okta, jira, slack] = [call("Hire"), call("Okta"), call("Jira"), call("Slack")];

/** Two admins' pages of one draft. */
function both() {
  const drafts = new Drafts(flow(hire, okta, jira, slack));
  return { drafts, dana: new DraftPage(drafts, "dana"), sam: new DraftPage(drafts, "sam") };
}

/** Both renamed one step, Sam is asked; meanwhile Dana renames another one, and so does Sam. */
function asked() {
  const pages = both();
  const { dana, sam } = pages;
  dana.rename(slack, "Slack D").save();
  sam.rename(slack, "Slack S").save();
  dana.rename(okta, "Okta D").save();
  sam.sync().rename(jira, "Jira S").save();
  dana.sync();
  return pages;
}

describe("where two admins changed the same", () => {
  it("what clashes is asked, and all else is saved and comes in meanwhile", () => {
    const { drafts, sam, dana } = asked();

    expect(sam.state.asked).toMatchObject({ by: "dana" });
    expect(sam.shown).toEqual(["Hire", "Okta D", "Jira S", "Slack S"]);
    expect(namesIn(drafts.last.definition)).toEqual(["Hire", "Okta D", "Jira S", "Slack D"]);
    expect(dana.shown).toEqual(["Hire", "Okta D", "Jira S", "Slack D"]);
  });

  it.each([
    ["keep_theirs" as const, "Slack D", "Slack S"],
    ["keep_mine" as const, "Slack S", "Slack D"],
  ])(
    "%s decides what clashes alone, and Undo brings the other back, in nothing else",
    (kind, now, back) => {
      const { drafts, dana, sam } = asked();
      sam.do({ kind }).save();
      dana.sync();
      expect([sam, dana].map(({ shown }) => shown)).toEqual(
        [sam, dana].map(() => ["Hire", "Okta D", "Jira S", now]),
      );

      expect(sam.undoes).toBe(kind);
      sam.do({ kind: "undo" }).save();
      expect(namesIn(drafts.last.definition)).toEqual(["Hire", "Okta D", "Jira S", back]);
      dana.sync();
      expect(dana.undoes).toBe("rename Okta");
      dana.do({ kind: "undo" }).save();
      expect(namesIn(drafts.last.definition)).toEqual(["Hire", "Okta", "Jira S", back]);
      expect(dana.undoes).toBe(back === "Slack D" ? "rename Slack" : null);
    },
  );

  it("a step that one deleted and the other wrote in is kept without the other's other edits", () => {
    const { drafts, dana, sam } = both();
    dana.edit({ kind: "delete", step: slack.id }).save();
    sam.rename(slack, "Slack S").save();
    dana.rename(hire, "Hire D").save();
    sam.sync();
    expect(sam.shown).toEqual(["Hire D", "Okta", "Jira", "Slack S"]);
    expect(namesIn(drafts.last.definition)).toEqual(["Hire D", "Okta", "Jira"]);

    sam.do({ kind: "keep_mine" }).save();
    dana.sync();
    expect(dana.shown).toEqual(["Hire D", "Okta", "Jira", "Slack S"]);
    // Her deletion is Sam's to undo now: her own Undo is her rename.
    expect(dana.undoes).toBe("rename Hire");
    dana.do({ kind: "undo" }).save();
    expect(dana.shown).toEqual(["Hire", "Okta", "Jira", "Slack S"]);
    expect(dana.undoes).toBeNull();
    sam.sync();
    expect(sam.undoes).toBe("keep_mine");
    sam.do({ kind: "undo" }).save();
    expect(namesIn(drafts.last.definition)).toEqual(["Hire", "Okta", "Jira"]);
  });

  it("what was not saved yet and clashes with nothing is saved, and what was asked is never", () => {
    const { drafts, dana, sam } = both();
    dana.rename(slack, "Slack D").save();
    sam.rename(jira, "Jira S").rename(slack, "Slack S").save();
    expect(namesIn(drafts.last.definition)).toEqual(["Hire", "Okta", "Jira S", "Slack D"]);

    sam.do({ kind: "keep_theirs" }).rename(okta, "Okta S").save();
    const saved = drafts.revisions.map(({ definition }) => namesIn(definition).at(-1));
    expect(saved).toEqual(["Slack", "Slack D", "Slack D", "Slack D"]);
    expect(sam.undoes).toBe("rename Okta");
  });

  it("undoing one's own of it leaves the other's, and nothing is asked any more", () => {
    const { sam } = asked();
    expect(sam.undoes).toBe("rename Jira");
    sam.do({ kind: "undo" }).save();
    expect(sam.undoes).toBe("rename Slack");
    sam.do({ kind: "undo" }).save();

    expect(sam.state.asked).toBeNull();
    expect(sam.shown).toEqual(["Hire", "Okta D", "Jira", "Slack D"]);
    expect([sam.undoes, sam.redoes]).toEqual([null, "rename Jira"]);
  });

  it("what goes on being written of it stays to be asked, and what the other writes on, too", () => {
    const { drafts, dana, sam } = asked();
    sam.rename(slack, "Slack S2").save();
    dana.rename(slack, "Slack D2").save();
    sam.sync();

    expect(sam.shown.at(-1)).toBe("Slack S2");
    expect(namesIn(drafts.last.definition).at(-1)).toBe("Slack D2");
    sam.do({ kind: "keep_theirs" }).save();
    expect(sam.shown.at(-1)).toBe("Slack D2");
  });
});

describe("undo beside another admin", () => {
  it("is not offered where the other changed all that it would take back", () => {
    const { dana, sam } = both();
    sam.rename(okta, "Okta S").save().rename(slack, "Slack S").save();
    dana.sync().rename(slack, "Slack D").save();
    sam.sync();

    expect(sam.undoes).toBe("rename Okta");
    sam.do({ kind: "undo" });
    expect(sam.shown).toEqual(["Hire", "Okta", "Jira", "Slack D"]);
    expect([sam.undoes, sam.redoes]).toEqual([null, "rename Okta"]);
  });

  it("takes back one's own steps alone, also after a reload", () => {
    const { drafts, dana, sam } = both();
    sam.edit({ kind: "delete", step: okta.id }).save();
    dana.sync().rename(hire, "Hire D").save();
    sam.sync().rename(slack, "Slack S").save();
    dana
      .sync()
      .edit({ kind: "move", step: slack.id, place: { sequence: "root", index: 0 } })
      .save();
    sam.reload();

    expect(sam.undoes).toBe("rename Slack");
    sam.do({ kind: "undo" }).save();
    expect(sam.undoes).toBe("delete Okta");
    sam.do({ kind: "undo" }).save();
    expect(namesIn(drafts.last.definition)).toEqual(["Slack", "Hire D", "Okta", "Jira"]);
    expect(sam.undoes).toBeNull();
  });
});

describe("undo after a reload", () => {
  it("goes on from where it was: what was undone stays so, and is there to be redone", () => {
    const { sam } = both();
    sam.rename(hire, "Hire 1").save().rename(okta, "Okta 2").save();
    sam
      .rename(jira, "Jira 3")
      .save()
      .rename(slack, "Slack 4")
      .save()
      .rename(hire, "Hire 1b")
      .save();
    sam.do({ kind: "undo" }).save().do({ kind: "undo" }).save().do({ kind: "redo" }).save();
    const before = [sam.undoes, sam.redoes];
    sam.reload();

    expect([sam.undoes, sam.redoes]).toEqual(before);
    expect(before).toEqual(["rename Slack", "rename Hire 1"]);
    const seen = [0, 1, 2, 3].map(() => sam.do({ kind: "undo" }).save().shown);
    expect(seen).toEqual([
      ["Hire 1", "Okta 2", "Jira 3", "Slack"],
      ["Hire 1", "Okta 2", "Jira", "Slack"],
      ["Hire 1", "Okta", "Jira", "Slack"],
      ["Hire", "Okta", "Jira", "Slack"],
    ]);
    expect(sam.undoes).toBeNull();
  });

  it("undoes what was typed with pauses between saves as one", () => {
    const { sam } = both();
    sam.rename(hire, "H").save().rename(hire, "Hi", 400).save().rename(hire, "Hir", 400).save();
    sam.reload();

    expect(sam.do({ kind: "undo" }).shown[0]).toBe("Hire");
    expect(sam.undoes).toBeNull();
    expect(sam.do({ kind: "redo" }).shown[0]).toBe("Hir");
  });

  it("says so where several edits were saved as one", () => {
    const { sam } = both();
    sam.rename(hire, "Hire 1").rename(okta, "Okta 2").save(true).reload();

    expect(sam.undoes).toBe("several");
    expect(sam.do({ kind: "undo" }).shown.slice(0, 2)).toEqual(["Hire", "Okta"]);
  });

  it("is nobody else's, and not what no page saved", () => {
    const { drafts, dana, sam } = both();
    sam.rename(hire, "Hire S").save();
    drafts.save(2, flow(hire, okta), "{}", null);

    expect([dana.reload().undoes, dana.redoes]).toEqual([null, null]);
    expect(sam.reload().undoes).toBe(null);
  });
});

/** One's own edits of two steps, another's of a third one, and all that may come between. */
const act = fc.constantFrom("first", "second", "undo", "redo", "save", "theirs", "sync");

describe("whatever is done", () => {
  it("is undone in the same order after a reload, and another's edits stay", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const { dana, sam } = both();
        let made = 0;
        for (const one of acts) {
          made += 1;
          if (one === "first") sam.rename(hire, `${made}`);
          else if (one === "second") sam.rename(okta, `${made}`);
          else if (one === "theirs") dana.sync().rename(slack, `${made}`).save();
          else if (one === "save") sam.save();
          else if (one === "sync") sam.save().sync();
          else sam.do({ kind: one });
        }
        sam.save().sync();
        const theirs = dana.sync().shown[3];
        const line = (page: DraftPage) => {
          const seen: unknown[] = [page.shown];
          while (page.undoes) {
            const named = page.undoes;
            const before = page.shown;
            page.do({ kind: "undo" });
            expect(page.shown).not.toEqual(before);
            expect(page.shown[3]).toBe(theirs);
            seen.push([named, page.shown]);
          }
          return seen;
        };
        const { state } = sam;
        const here = line(sam);
        sam.state = state;
        expect(line(sam.reload())).toEqual(here);
      }),
    );
  });
});
