import {describe, expect, it} from 'vitest';
import type {Door} from '../../../../extension/views/doors/door.ts';
import {VENDOR_DOORS} from '../../../../extension/views/doors/registry.ts';
import {connectors} from '../../../../worker/connectors/registry.ts';

const chosen = VENDOR_DOORS.flatMap(({vendor, doors}) =>
  doors.filter(({reach}) => reach === 'scopes').map(door => ({vendor, door})),
);

/** What a connector asks the vendor for, in the vendor's own words. */
function asked(vendor: string): readonly string[] {
  return connectors.find(one => one.vendor === vendor)?.oauth?.scopes ?? [];
}

function named({rights}: Door): string[] {
  return rights.map(({scope = ''}) => scope).sort();
}

describe('what a door says that it may do', () => {
  it.each(chosen.filter(({vendor}) => asked(vendor).length > 0))(
    'is what the connector of $vendor asks for, no more and no less (CRM-12)',
    ({vendor, door}) => {
      // HubSpot wants `oauth` of every app; a key of one's own has no such thing.
      const wanted = asked(vendor).filter(scope => door.kind === 'app' || scope !== 'oauth');
      expect(named(door)).toEqual([...wanted].sort());
    },
  );

  it('has a form for an app of one’s own exactly where the connector can ask the vendor', () => {
    const byApp = VENDOR_DOORS.filter(({doors}) => doors.some(({fields}) => fields.some(({name}) => name === 'id')));
    const asking = connectors.flatMap(({vendor, oauth}) => (oauth === undefined ? [] : vendor));
    expect([...asking].sort()).toEqual([...byApp.map(({vendor}) => vendor), 'hubspot'].sort());
    // HubSpot's own apps are made by a tool for developers since 2026-09: its service keys do the same in three minutes.
    expect(byApp.map(({vendor}) => vendor)).toEqual(['patreon', 'mailchimp', 'kit', 'youtube']);
  });

  it('asks for a key that the connector takes', () => {
    for (const {vendor, doors} of VENDOR_DOORS) {
      const fields = doors.flatMap(door => door.fields);
      const example = SAMPLES[vendor] ?? {key: ''};
      const key = fields.find(({name}) => name === 'key');
      if (key === undefined) continue;
      expect(key.fits.test(example.key), vendor).toBe(true);
      const connector = connectors.find(one => one.vendor === vendor);
      if (connector !== undefined) expect(connector.address({vendor, ...example}), vendor).toBeDefined();
    }
  });
});

const hex = (length: number) => '0123456789abcdef'.repeat(8).slice(0, length);

/** A key as the vendor makes them, and what stands beside it. */
const SAMPLES: Readonly<Record<string, {key: string; url?: string; user?: string}>> = {
  patreon: {key: 'aB3-xY9_'.repeat(6).slice(0, 43)},
  ghost: {key: `${hex(24)}:${hex(64)}`, url: 'https://blog.example'},
  mailchimp: {key: `${hex(32)}-us21`},
  kit: {key: `kit_${hex(32)}`},
  hubspot: {key: 'pat-eu1-01234567-89ab-cdef-0123-456789abcdef'},
  discord: {key: `MTAxMDEwMTAxMDEwMTAxMDEwMTAx.GabcDE.${'x'.repeat(38)}`},
  youtube: {key: 'ya29.a0'},
  bluesky: {key: 'abcd-efgh-2345-klmn', user: 'ada.bsky.social'},
};
