/** Whose days and months the dates of a filter mean: those of the creator's browser. IANA; UTC where it does not know. */
export function ownZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    // A system without a zone is "Etc/Unknown", which the same browser then refuses.
    return Intl.DateTimeFormat('en', {timeZone: zone}).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
