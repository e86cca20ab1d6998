import {ACTIONS} from '#shared/model/action';

export const HELP = `npm run loyalty -- --programme FILE.json --activities FILE.json [--now ISO]

What a loyalty programme makes of what people did, as JSON: balance, level, badges, ranks and a statement for each person, rankings
of the week, the month and all time, redemptions that were refused, rules that channels' owners forbid. The engine itself computes
it. Nothing after --now (default: this instant) has happened yet. Dates are ISO dates, with or without a time, UTC where they say
no zone, or epoch milliseconds. A mistake goes to stderr with its place; the exit code is then 2.

The programme: shared/model/programme.ts, only "rules" has to be there.
  rules      [{"id", "action", "points"}], and if wished "channel", "from", "until", "campaign", "when": {"subjects", "amount",
             "tiers", "seenOnly"}, "count": {"every", "distinct"}, "tenure": {"months"}, "first", "caps": [{"per", "points"}],
             "cooldownHours", "multipliers": [{"by": "tier" | "tag", "name", "times"}], "pendingDays", "signal", "accepted"
  and        "halfLifeDays" (180), "timeZone" (UTC), "campaigns", "levels", "levelPolicy", "badges", "rewards", "expiry", "sequences"
  Where a channel's owner forbids rewards, a rule gives points only with "accepted" (a date), or none but to the score ("signal").

The activities: an array of them, or {"activities": [...], "grants": [...], "redemptions": [...], "people": [...]}.
  activity    {"person", "channel", "action", "at"}, and if wished "key", "subject", "amount": {"minorUnits", "currency"}, "units",
              "months" (that it pays for), "undone": true (taken back: any line with that key counts for nothing)
              Lines with one person, channel and key are one activity, at the earliest date; a line without a key stands for itself.
              The order of the lines means nothing.
  grant       {"person", "points", "at"}, "reason", "badge"
  redemption  {"person", "reward", "at"}, "cancelledAt"; carried out in the order of time, refused as the engine does
  person      {"person"}, "name", "tags": [{"name", "at"}], "tiers": [{"name", "from", "until"?}],
              "rankedAs": "full" | "short" | "hidden", "unscored": true
  Actions: ${ACTIONS.join(', ')}.`;
