export const BLUESKY_KEY = 'abcd-efgh-ijkl-mnop';
export const HANDLE = 'ada.example';
export const DID = 'did:plc:ownownownownownownownown';

export type BlueskyActor = {did: string; handle: string; displayName?: string; createdAt: string};

/** A like or repost, told to the creator at once. */
export type BlueskyAct = {did: string; at: number};
/** A post below or about another one. */
export type BlueskyReply = {did: string; key: string; at: number; text: string; replies: BlueskyReply[]};

export type BlueskyPost = {
  key: string;
  at: number;
  text: string;
  likes: BlueskyAct[];
  reposts: BlueskyAct[];
  replies: BlueskyReply[];
  quotes: Omit<BlueskyReply, 'replies'>[];
};

export type BlueskyState = {
  readonly actors: Map<string, BlueskyActor>;
  /** By DID, with the date that no list tells. Newest first, as the network lists them. */
  readonly followers: Map<string, number>;
  readonly posts: BlueskyPost[];
  handle: string;
  /** What opens a request now, and what buys the next one, once. */
  access: string;
  refresh: string;
  /** Sessions opened and renewed. */
  sessions: number;
};

/** The DID of the fake's person of that number. */
export const didOf = (number: number) => `did:plc:${number.toString(32).padStart(24, '0')}`;

/** A token as a server makes it: three parts, of which the second says when it ends. */
export function jwt(subject: string, exp: number): string {
  const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
  return `${part({typ: 'at+jwt', alg: 'ES256K'})}.${part({sub: subject, exp})}.c2lnbmF0dXJl`;
}

export function blueskyActor(number: number, more: Partial<BlueskyActor> = {}): BlueskyActor {
  return {
    did: didOf(number),
    handle: `reader${number}.bsky.social`,
    displayName: `Reader ${number}`,
    createdAt: '2024-02-03T04:05:06.000Z',
    ...more,
  };
}

const BEGUN = Date.UTC(2026, 10, 1);
const MINUTE = 60_000;

/** A post of the creator's, an hour later for each number. */
export function blueskyPost(number: number, more: Partial<BlueskyPost> = {}): BlueskyPost {
  return {
    key: `3kpost${number}`,
    at: BEGUN + number * 60 * MINUTE,
    text: `What Ada said, ${number}`,
    likes: [],
    reposts: [],
    replies: [],
    quotes: [],
    ...more,
  };
}

/** An answer by the person of that number. */
export function blueskyReply(number: number, at: number, more: Partial<BlueskyReply> = {}): BlueskyReply {
  return {did: didOf(number), key: `3kreply${number}`, at, text: `What ${number} said`, replies: [], ...more};
}

/** The profile of whoever acts, made up where nobody asked for one. */
export function actorOf({actors, handle}: BlueskyState, did: string): BlueskyActor {
  if (did === DID) return {did, handle, displayName: 'Ada', createdAt: '2023-05-06T07:08:09.000Z'};
  return actors.get(did) ?? {...blueskyActor(0), did, handle: 'handle.invalid'};
}

/** A day on the network: one unfollows, one comes, one takes another name, a like is taken back and another given. */
export function driftBluesky(state: BlueskyState, at: number): void {
  const [first, second] = state.followers.keys();
  if (first !== undefined) state.followers.delete(first);
  const number = state.actors.size + 500;
  state.actors.set(didOf(number), blueskyActor(number));
  state.followers.set(didOf(number), at);
  const renamed = state.actors.get(second ?? '');
  if (renamed !== undefined) renamed.handle = `new-${renamed.handle}`;
  state.posts.at(-1)?.likes.shift();
  state.posts.at(-1)?.likes.push({did: didOf(number), at});
}
