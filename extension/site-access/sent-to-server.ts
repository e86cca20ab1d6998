/**
 * What a paired private server is told, in the words of Firefox's consent (Extension Workshop, "Firefox built-in consent for data
 * collection and transmission", read 2026-11): whatever leaves the browser counts, the creator's own server included. So it is
 * asked for when they pair one, and never at install, because without a server nothing is sent. Names, addresses and notes;
 * pledges and payments; the vendors' keys that the creator pastes.
 */
export const SENT_TO_SERVER = ['personallyIdentifyingInfo', 'financialAndPaymentInfo', 'authenticationInfo'] as const;
