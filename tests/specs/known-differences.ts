/** Where we know better than a vendor's file, each with the reason. `what` is held against `OPERATION PLACE: ISSUE`. */
export type KnownDifference = {readonly what: RegExp; readonly why: string};

export const KNOWN_DIFFERENCES: Readonly<Record<string, readonly KnownDifference[]>> = {
  hubspot: [
    {
      what: / answer 200\S*\.properties\.\w+: null instead of string$/,
      why: 'a property that was asked for and is empty comes as null; the file’s type of all properties is just "string"',
    },
    {
      what: / answer 429\.(category: missing|(status|errorType|policyName): the file knows no such field)$/,
      why: 'who asks too often is told the policy, and no category (API usage guidelines, 2026-11)',
    },
    {what: / answer 400\.status: the file knows no such field$/, why: 'every error says "status": "error" beside its category'},
  ],
  kit: [
    {
      what: /^(GET|POST|DELETE) \/v4\/webhook_endpoints\S*: the file knows no such operation$/,
      why: 'the file is of 2025-04 and has the unsigned webhooks alone; the signed ones came later (API reference, 2026-11)',
    },
    {
      what: /^GET \/v4\/subscribers (query include|answer 200\.subscribers\[\]\.tags): the file knows no such/,
      why: 'lists give tags when they are asked for since the file was written (List subscribers, 2026-11)',
    },
    {
      what: / answer 429: the file knows no such answer$/,
      why: 'patience is asked for in plain text everywhere (Rate limits, 2026-11); the file leaves it out',
    },
    {
      what: /\.pagination\.total_count: the file knows no such field$/,
      why: 'the file has the parameter include_total_count, and no field for what it brings',
    },
    {
      what: /\.fields\.[\w ]+: (missing|the file knows no such field)$/,
      why: 'these are the account’s own fields: the file lists those of one account as if everybody had them',
    },
  ],
  patreon: [
    {
      what: / answer 429: object instead of array$/,
      why: 'errors are a list under "errors", as JSON:API has it (Errors; Rate limits); the file has the bare list',
    },
    {
      what: /^POST \/api\/oauth2\/v2\/webhooks answer 200\.(meta: missing|data: object instead of array)$/,
      why: 'the file gives the answer of the list; the documentation’s own answer is the one webhook that was made',
    },
    {
      what: /^POST \S+\/webhooks answer 200\.(meta: missing|data: object instead of array)$/,
      why: 'the file repeats the answer of the list; what is made is one thing (Webhooks, "Creating a webhook")',
    },
    {
      what: / answer 200\.meta\.(meta: missing|pagination: the file knows no such field)$/,
      why: 'the file puts "meta" into "meta"; the documentation’s own answers have pagination right below',
    },
    {
      what: /\.(patron_status|last_charge_status|payment_status): null (is none of its words|instead of string)$/,
      why: 'null says: never pledged, never charged (Resources, member); the file’s words leave it out',
    },
  ],
};
