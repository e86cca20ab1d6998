/**
 * Counts up at every change of what crosses the wire; `tests/shared/protocol/version.test.ts` notices a change without it.
 *
 * 1: first version
 * 2: decisions, the creator's edits, people made by hand; lost tiers, and what sources say otherwise
 * 3: contact marks, and who came since we look; orders, benefits and what was delivered; erasing a person, and leavers whose names are gone; joins refused over names; roles, CRM stage and owner, when charges began to fail; people in or out of a saved filter by hand, and the tiers that it named; columns and order of a saved filter
 * 4: texts to send; marks of having written on many people at once, and why; labels in a mail tool that go by themselves
 * 5: people who want no score; a whole workspace as a bundle, into a private server and out of it
 * 6: eight vendors: asking them for permission, progress with its rate, completeness, rows that could not be read, what is on its way out; webhooks that are set up by hand
 * 7: the loyalty programme: the creator's plan, points by hand, rewards that are redeemed, names in rankings, pictures, draws, accounts
 * 8: points by the days of the programme's calendar, and by vendor where a rule names none; points by hand that come back; records that are more than one row of a bundle
 */
export const PROTOCOL_VERSION = 8;
