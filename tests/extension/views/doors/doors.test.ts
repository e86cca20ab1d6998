import {describe, expect, it} from 'vitest';
import {CONNECTED_VENDORS} from '#shared/protocol/connect';
import {checkField} from '../../../../extension/views/doors/check-field.ts';
import {DOOR_VENDORS} from '../../../../extension/views/doors/door.ts';
import {doorOf, doorsOf, VENDOR_DOORS, vendorsWith} from '../../../../extension/views/doors/registry.ts';
import {sentenceText} from '../../../../extension/views/doors/sentence.ts';
import {VENDOR_FACTS} from '../../../../extension/views/vendor-facts.ts';
import {vendorName} from '../../../../extension/views/vendor-name.ts';
import {speak} from '../../../fixtures/i18n.ts';

const LANGUAGES = ['en', 'fr', 'es'] as const;
const doors = VENDOR_DOORS.flatMap(({vendor, doors: all}) => all.map(door => ({vendor, door})));

describe('the doors', () => {
  it('are there for every vendor that a private server reads, in one order (CRM-10)', () => {
    expect(VENDOR_DOORS.map(({vendor}) => vendor)).toEqual(DOOR_VENDORS);
    expect([...DOOR_VENDORS].sort()).toEqual([...CONNECTED_VENDORS].sort());
    expect(VENDOR_DOORS.every(one => one.doors.length > 0)).toBe(true);
  });

  it('are found by vendor and kind, the quickest first', () => {
    expect(doorOf('patreon')?.kind).toBe('key');
    expect(doorOf('patreon', 'app')?.fields.map(({name}) => name)).toEqual(['id', 'secret']);
    expect(doorOf('ghost', 'app')).toBeUndefined();
    expect(doorsOf('substack')).toBeUndefined();
    expect(vendorsWith('app').map(({vendor}) => vendor)).toEqual(['patreon', 'mailchimp', 'kit', 'discord', 'youtube']);
  });

  it.each(doors)('of $vendor ($door.kind): minutes, steps, what is asked for and what it may do are said', ({vendor, door}) => {
    expect(door.minutes).toBe(door.kind === 'key' ? 3 : 20);
    expect(door.steps.length).toBeGreaterThanOrEqual(door.kind === 'key' ? 3 : 4);
    expect(door.fields.length).toBeGreaterThan(0);
    expect(door.rights.length).toBeGreaterThan(0);
    // Where a right can be chosen it is named as the vendor names it.
    expect(door.reach === 'whole' || door.rights.every(({scope}) => scope !== undefined)).toBe(true);
    // Ghost lives at the creator's own address.
    expect(door.page === undefined).toBe(door.pageAt !== undefined);
    expect(door.page === undefined ? vendor : new URL(door.page).protocol).toBe(door.page === undefined ? 'ghost' : 'https:');
    expect(doorsOf(vendor)?.revoke('blog.example')).toMatch(/^https:\/\//);
  });

  it('say in three languages every sentence that they name', async () => {
    const sentences = VENDOR_DOORS.flatMap(({which, terms, doors: all, byHand, linking}) => [
      which,
      ...(byHand === undefined ? [] : [...byHand.before, ...byHand.after, byHand.secret.label]),
      ...(byHand?.secret.mixUps.map(({says}) => says) ?? []),
      ...(linking === undefined ? [] : [...linking.steps, linking.secret.label]),
      ...(linking?.secret.mixUps.map(({says}) => says) ?? []),
      ...terms.map(({label}) => label),
      ...all.flatMap(({steps, rights, remark, fields}) => [
        ...steps,
        ...rights.map(({why}) => why),
        ...(remark === undefined ? [] : [remark]),
        ...fields.flatMap(({label, mixUps}) => [label, ...mixUps.map(({says}) => says)]),
      ]),
    ]);
    for (const language of LANGUAGES) {
      await speak(language);
      for (const sentence of new Set(sentences)) expect(sentenceText(sentence), `${language} ${sentence}`).not.toBe('');
    }
  });

  it('name the vendor’s own buttons alike in every language', async () => {
    const quoted = /[“«]\u202f?([^”»]+?)\u202f?[”»]/g;
    const buttons = async (language: (typeof LANGUAGES)[number]) => {
      await speak(language);
      const byHand = VENDOR_DOORS.flatMap(one => [...(one.byHand?.before ?? []), ...(one.byHand?.after ?? [])]);
      const linking = VENDOR_DOORS.flatMap(one => one.linking?.steps ?? []);
      return [...doors.map(({door}) => door.steps), byHand, linking].flatMap(steps =>
        steps.map(step => [...sentenceText(step).matchAll(quoted)].map(([, button]) => button).sort()),
      );
    };
    const [en, fr, es] = [await buttons('en'), await buttons('fr'), await buttons('es')];
    expect(en.flat().length).toBeGreaterThan(30);
    // What is quoted of an interface that has those languages itself is quoted in them.
    const own = (all: readonly (readonly (string | undefined)[])[]) =>
      all.map(step => step.filter(text => !/^R[oô]les$/.test(text ?? '')));
    expect(own(fr)).toEqual(own(en));
    expect(own(es)).toEqual(own(en));
  });
});

describe('the secret of the app through which supporters link their account', () => {
  const check = (text: string) => {
    const field = doorsOf('discord')?.linking?.secret;
    return field === undefined ? undefined : checkField(field, text);
  };

  it('is asked for by Discord alone, where nothing else can be linked', () => {
    expect(VENDOR_DOORS.filter(({linking}) => linking !== undefined).map(({vendor}) => vendor)).toEqual(['discord']);
  });

  it('is told from the bot’s token, the application’s number and its public key', () => {
    expect(check('abcDEF0123456789-abcDEF_12345678')).toEqual({kind: 'fits'});
    expect(check(`${'MTI'.repeat(8)}.GabcDe.${'x'.repeat(38)}`)).toMatchObject({says: 'doors.discord.linkMixToken'});
    expect(check('800000000000000001')).toMatchObject({says: 'doors.discord.linkMixOther'});
    expect(check('0a'.repeat(32))).toMatchObject({says: 'doors.discord.linkMixOther'});
  });
});

describe('what a vendor withholds', () => {
  it('is said for every vendor with a door, and that it has an open interface (CRM-12, CRM-21, CRM-23)', () => {
    for (const vendor of CONNECTED_VENDORS) {
      expect(VENDOR_FACTS[vendor]?.openApi, vendor).toBe(true);
      expect(VENDOR_FACTS[vendor]?.withholds.length, vendor).toBeGreaterThan(0);
      expect(vendorName(vendor).toLowerCase()).toBe(vendor);
    }
  });

  it('is named for YouTube and Discord as their rules want it: no likes, nobody who did not link', () => {
    expect(VENDOR_FACTS.youtube?.withholds).toContain('likes');
    expect(VENDOR_FACTS.discord?.withholds).toContain('unlinked');
  });

  it('stands beside YouTube’s terms, Google’s privacy policy and the page that revokes', () => {
    expect(doorsOf('youtube')?.terms.map(({address}) => new URL(address).host)).toEqual([
      'www.youtube.com',
      'policies.google.com',
      'myaccount.google.com',
    ]);
  });
});
