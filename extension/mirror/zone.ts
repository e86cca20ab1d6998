/** Whose days and months the dates of a filter mean: those of the creator's browser. IANA. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
