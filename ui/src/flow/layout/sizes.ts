/** Geometry of the drawing at 100 %, in px; the same values as the look's tokens. */
export const SIZES = {
  card_width: 320,
  card_height: 64,
  problem_height: 88,
  gap: 48,
  path_gap: 32,
  split_height: 36,
  join_height: 28,
  end_height: 28,
  bend: 12,
  /** A path as one line of a list, and the list's distances. */
  row_height: 44,
  row_gap: 8,
  list_top: 60,
  list_side: 40,
  /** From the top of a split's pill to its first cards, with and without room for (+). */
  split_to_card_editing: 112,
  split_to_card: 84,
  /** A path's name, below the crossbar. */
  path_name_below: 30,
  /** Gap of a drawing in which nothing can be added. */
  gap_reading: 40,
  margin_top: 20,
  margin_bottom: 28,
  margin_side: 16,
  card_hit: 40,
} as const;
