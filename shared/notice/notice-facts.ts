/** What a notice for supporters is filled with: what is really connected, and the numbers that really hold. */
export type NoticeFacts = {
  /** The services that tell of supporters, as their makers write them; joined for the language of the notice. */
  readonly vendors: string;
  /** Nothing leaves the creator's browser; else there is a private server. */
  readonly isLocal: boolean;
  /** Visits of the creator's own site are counted. */
  readonly countsVisits: boolean;
  /** Supporters can link their Discord account on their own page. */
  readonly linksDiscord: boolean;
  /** Null: until they are erased. */
  readonly leaverMonths: number | null;
};

/** The notice in one language, a paragraph each. What stands in square brackets the creator fills in. */
export type NoticeText = (facts: NoticeFacts) => readonly string[];
