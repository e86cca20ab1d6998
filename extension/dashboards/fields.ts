/** What a column can hold. Others are the page's own affair: which ones are shown, and in which order, the creator chooses. */
export const FIELDS = [
  'name',
  'email',
  'status',
  'tier',
  'amount',
  'lifetime',
  'since',
  'lastCharge',
  'cancelled',
  'product',
  'date',
] as const;
export type Field = (typeof FIELDS)[number];
