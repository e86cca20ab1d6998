/** The creator's words on one benefit of one month have one key; `month` null: owed once. */
export function wordKey(benefit: string, month: string | null): string {
  return `${month ?? 'once'} ${benefit}`;
}
