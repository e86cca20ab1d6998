import {ACTIONS} from '#shared/model/action';

export const HELP = `npm run loyalty -- --programme FILE.json --activities FILE.json [--now ISO]

What a loyalty programme makes of what people did, as JSON: balance, level, badges, ranks and a statement for each person, rankings
of the week, the month and all time, redemptions that were refused, rules that channels' owners forbid. The engine itself computes
it. Nothing after --now (default: this instant) has happened yet. Dates are ISO dates, with or without a time, UTC where they say
no zone, or epoch milliseconds. A mistake goes to stderr with its place; the exit code is then 2.

The programme: shared/model/programme.ts, only "rules" has to be there.
  rules      [{"id", "action", "points"}], and if wished "channel", "from", "until", "campaign", "when": {"subjects", "amount",
             "tiers", "seenOnly"}, "count": {"every", "distinct"}, "tenure": {"months"}, "first", "caps": [{"per", "points"}],
             "cooldownHours", "multipliers": [{"by": "tier" | "tag", "name", "times"}], "pendingDays", "signal", "accepted",
             "replaces"
             A rule that is changed in mid-campaign is two: the former one, and one with the id of the former in "replaces" and a
             "from". The former ends there. The new one remembers what it and those before it counted and gave: "first" is once for
             all of them, "caps" hold for their sum, "count", "tenure" and "cooldownHours" go on. Both have one action; no rule is
             replaced twice.
             A cap is "per" "day", "week" (from Monday), "month" or "ever"; the last award is cut to fit.
             "count" with "distinct" counts subjects, without it "units". The highest multiplier counts, rounded down.
  and        "halfLifeDays" (180), "timeZone" (UTC): where all its days, weeks and months begin, and
  campaigns  [{"id", "name"}], "from", "until": their rules count only then
  levels     [{"id", "name", "from" (points)}], "benefits"
  levelPolicy {"by": "lifetime" | "window", "windowDays", "down": "keep" | "one-down" | "balance"}, "warnDays"
  badges     [{"id", "name", "for": {"kind": "count", "action", "times"} | {"kind": "streak", "action", "per", "length",
             "amount"?} | {"kind": "points", "points"} | {"kind": "level", "level"} | {"kind": "sequence", "sequence"} |
             {"kind": "hand"}}], "hidden"
  rewards    [{"id", "name", "kind": "product" | "discount" | "shipping" | "download" | "badge" | "role" | "other", "cost"}],
             "gives" (a badge), "stock", "each" (for one person), "level" (for whoever reached it), "from", "until"
  expiry     {"days", "since", "graceDays", "reinstateDays"}: points lapse "days" after they were earned, the oldest first
  sequences  [{"id", "name", "from", "steps": [{"id", "name", "page" (the subject of a visit), "opensAt"}]}], "points"
  draws      [{"per": "week" | "month", "points"}]
  Where a channel's owner forbids rewards, a rule gives points only with "accepted" (a date), or none but to the score ("signal").

The activities: an array of them, or {"activities", "grants", "redemptions", "people", "merges"}, each a list, none has to be there.
  activity    {"person", "action", "at"}, and if wished "channel" (letters and hyphens), "key", "subject", "amount": {"minorUnits":
              500, "currency": "USD"} for 5.00 USD, "units", "months" (that it pays for)
              Lines with one person, channel, action and key are one activity, at the earliest date; a line without a key stands for
              itself.
              "undoneAt": a date from which it is taken back (refunded, deleted). Or a line of its own: the same person, channel,
              action and key, "undone": true, and "at" when that was. Until then it counts, and it counts again where a later line says so.
              The order of the lines means nothing.
  grant       {"person", "points", "at"}, "reason", "badge"
  redemption  {"person", "reward", "at"}, "cancelledAt"; carried out in the order of time, refused as the engine does
  person      {"person"}, "name", "tags": [{"name", "at"}], "tiers": [{"name", "from", "until"?}],
              "rankedAs": "full" | "short" | "hidden", "unscored": true, "erasedAt"
  merge       {"people": ["ada", "ada@work"]}: they are one person, always or from "at" on, and until "undoneAt";
              what both did on "site" or "offline" with one key, action and subject is then one deed
  A person does at most 20,000 things on a channel for each of at most ten channels (one with 50,000 is three of these).

What is printed: of each person balance, earned, redeemed, lapsed, pending, level, badges, progress, sequences, ranks, "net" (points
of each rule and activity after all that was taken back) and the statement, which adds up to the balance at every date. Who was merged
is there once, the other ids in "also"; who was erased is not. "totals" of all; "rankings" with the names that others may read, by
the days of "timeZone"; "rankingsByChannel" the same of what was earned on each channel, by its rules and by those of any channel;
"draws" where there are any, each held a day after its week or month and its prize granted; "refused" redemptions; of the rules what
they gave, which a channel's owner forbids, and whether they are too many.
  Actions: ${ACTIONS.join(', ')}.`;
