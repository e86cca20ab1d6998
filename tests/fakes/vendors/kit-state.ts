export type KitSubscriber = {
  id: number;
  first_name: string | null;
  email_address: string | null;
  state: string;
  created_at: string;
  fields: Record<string, string | null>;
  /** Ids of tags. */
  tags: number[];
  /** Kit filters by it, and does not print it. */
  updated_at: string;
};

export type KitTag = {id: number; name: string; created_at: string};
export type KitField = {id: number; key: string; label: string; name: string};
export type KitEndpoint = {id: number; url: string; events: string[]; secrets: string[]};

export type KitState = {
  readonly subscribers: Map<number, KitSubscriber>;
  readonly tags: KitTag[];
  readonly fields: KitField[];
  readonly endpoints: KitEndpoint[];
  /** Events that an endpoint may be asked for; the others are planned. */
  readonly events: string[];
  /** It gives no page after this one, and counts on (C8). */
  lastPage?: number;
};

export const EVENTS_OF_2026 = ['created', 'activated', 'unsubscribed', 'bounced', 'complained', 'tag_added', 'tag_removed'].map(
  event => `subscriber.${event}`,
);

/** A subscriber as API V4 tells one; `number` decides who it is and when they were changed. */
export function kitSubscriber(number: number, more: Partial<KitSubscriber> = {}): KitSubscriber {
  return {
    id: number,
    first_name: `Reader ${number}`,
    email_address: `member${number}@example.org`,
    state: 'active',
    created_at: '2025-03-01T08:00:00Z',
    fields: {last_name: null, city: 'Porto'},
    tags: [],
    updated_at: new Date(Date.UTC(2026, 1, 1) + number * 60_000).toISOString(),
    ...more,
  };
}

export function newKit(count: number): KitState {
  return {
    subscribers: new Map(Array.from({length: count}, (_, index) => [index + 1, kitSubscriber(index + 1)])),
    tags: [{id: 5, name: 'podcast', created_at: '2025-01-01T00:00:00Z'}],
    fields: [
      {id: 1, key: 'last_name', label: 'Last name', name: 'ck_field_1_last_name'},
      {id: 2, key: 'city', label: 'City', name: 'ck_field_2_city'},
    ],
    endpoints: [],
    events: [...EVENTS_OF_2026],
  };
}

/** The tag of that name, in small or capital letters, made where there is none. */
export function tagNamed({tags}: KitState, name: string): {tag: KitTag; isNew: boolean} {
  const held = tags.find(tag => tag.name.toLowerCase() === name.toLowerCase());
  const tag = held ?? {id: 5 + tags.length, name, created_at: new Date(Date.now()).toISOString()};
  if (held === undefined) tags.push(tag);
  return {tag, isNew: held === undefined};
}
