/** Geometry of the drawing at 100 %, in px; the same values as the look's tokens. */
export const SIZES = {
  card_width: 320,
  card_height: 64,
  problem_height: 88,
  gap: 48,
  path_gap: 32,
  split_height: 36,
  join_height: 28,
  end_width: 72,
  end_height: 28,
  bend: 12,
  /** A path as one line of a list with the rule below it, and the list's distances. */
  row_height: 44,
  row_line: 1,
  /** From the top of a split's pill to its first line, and from its last one to the frame's end. */
  list_top: 45,
  list_bottom: 26,
  /** Between the frame and what lies in its open path. */
  list_side: 16,
  /** No frame is narrower inside, where there is room. */
  list_narrowest: 672,
  /** From the top of a split's pill to its first cards, with and without room for (+). */
  split_to_card_editing: 112,
  split_to_card: 84,
  /** A path's name, below the crossbar. */
  path_name_below: 30,
  path_name_width: 300,
  path_name_height: 22,
  /** Gap of a drawing in which nothing can be added. */
  gap_reading: 40,
  margin_top: 20,
  margin_bottom: 28,
  margin_side: 16,
  card_hit: 40,
} as const;
