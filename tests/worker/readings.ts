import type {Reading} from '#shared/model/record';

/** A reading of a Patreon file, as an import brings it. */
export function fileReading(number: number, more: Partial<Reading['fields']> = {}): Reading {
  return {
    key: `patreon/campaign/user/${number}`,
    source: 'file',
    asOf: Date.UTC(2026, 9, 1),
    createdAt: Date.UTC(2024, 0, 1) + number,
    identifiers: [{type: 'email', value: `member${number}@example.org`, strength: 'strong'}],
    fields: {name: `Patron ${number}`, email: `member${number}@example.org`, ...more},
  };
}
