/** Two spellings of one tag have one id: "VIP " and "vip". */
export function tagId(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
