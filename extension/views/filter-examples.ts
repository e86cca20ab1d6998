/** What the filter language can say, by the locale key (`syntax.KEY`) that explains it. */
export const FILTER_EXAMPLES = {
  both: 'tier:Gold state:declined',
  list: 'tier:(Gold, Silver)',
  without: '-tag:vip',
  either: '(tag:vip or score:>80) kind:paid',
  parts: 'name:ada* name:*ada name:=ada tier:~gol',
  has: 'has:email no:tier',
  amount: 'pledge:>=12.75 lifetime:100..500EUR',
  age: 'joined:<30d last-charge:>2w',
  ahead: 'next-charge:<in-7d',
  period: 'joined:this-month joined:2026-05 joined:since-monday',
  row: 'order[product:sticker total:>20]',
  rows: 'order[product:sticker]:>2',
  named: 'in:"Most loyal" -tag:vip',
  text: '"ada lovelace"',
} as const;

export type FilterExample = keyof typeof FILTER_EXAMPLES;
