/**
 * What this engine makes of the same records, plan and time. Count it up whenever an update makes other points, accounts or
 * documents of them: each home keeps the number that its people were derived by, and derives everybody anew, once, where it
 * differs. Not for what is only read or shown differently.
 *
 * 1: points by the days of the programme's calendar instead of UTC, with the vendor where a rule is of anywhere; one deed of two
 *    links counts once
 */
export const ENGINE_REVISION = 1;
