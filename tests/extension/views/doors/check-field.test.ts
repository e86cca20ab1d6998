import {beforeAll, describe, expect, it} from 'vitest';
import type {ConnectedVendor} from '#shared/protocol/connect';
import {checkField, cleaned, siteAddress} from '../../../../extension/views/doors/check-field.ts';
import type {DoorField} from '../../../../extension/views/doors/door.ts';
import {VENDOR_DOORS} from '../../../../extension/views/doors/registry.ts';
import {sentenceText} from '../../../../extension/views/doors/sentence.ts';
import {speak} from '../../../fixtures/i18n.ts';

const hex = (length: number) => '0123456789abcdef'.repeat(8).slice(0, length);
const GHOST = `${hex(24)}:${hex(64)}`;
const DISCORD = `MTAxMDEwMTAxMDEwMTAxMDEwMTAx.GabcDE.${'x'.repeat(38)}`;

beforeAll(() => speak('en'));

function fieldOf(vendor: ConnectedVendor, name: DoorField['name']): DoorField {
  const fields = VENDOR_DOORS.find(one => one.vendor === vendor)?.doors.flatMap(door => door.fields) ?? [];
  const found = fields.find(field => field.name === name);
  if (found === undefined) throw new Error(`${vendor} asks for no ${name}`);
  return found;
}

/** What is said about a text; '' where nothing is. */
function said(vendor: ConnectedVendor, name: DoorField['name'], text: string): string {
  const check = checkField(fieldOf(vendor, name), text);
  return check.kind === 'mix-up' ? sentenceText(check.says) : check.kind;
}

describe('the shape of a key', () => {
  it.each([
    ['ghost', 'key', GHOST],
    ['ghost', 'url', 'blog.example'],
    ['ghost', 'url', 'https://example.org/journal'],
    ['ghost', 'url', 'http://127.0.0.1:2368'],
    ['mailchimp', 'key', `${hex(32)}-us21`],
    ['kit', 'key', `kit_${hex(32)}`],
    ['hubspot', 'key', 'pat-eu1-01234567-89ab-cdef-0123-456789abcdef'],
    ['discord', 'key', DISCORD],
    ['patreon', 'key', 'a'.repeat(43)],
    ['patreon', 'secret', 'a'.repeat(64)],
    ['youtube', 'id', '1234567890-abc123.apps.googleusercontent.com'],
    ['youtube', 'secret', 'GOCSPX-0123456789abcdefghij'],
    ['bluesky', 'user', 'ada.bsky.social'],
    ['bluesky', 'user', 'did:plc:abcdefghijklmnop'],
    ['bluesky', 'key', 'abcd-efgh-2345-klmn'],
  ] as const)('fits for %s (%s): %s', (vendor, name, text) => {
    expect(said(vendor, name, text)).toBe('fits');
  });

  it.each([
    ['ghost', 'key', hex(26), /Content API key, which cannot read members/],
    ['ghost', 'key', hex(64), /A part is missing/],
    ['ghost', 'key', 'https://blog.example/ghost', /an address, not a key/],
    ['ghost', 'url', GHOST, /belongs in the field below/],
    ['mailchimp', 'key', hex(32), /ends with its data centre, such as -us21/],
    ['mailchimp', 'key', `${hex(32)}-us`, /The end is missing/],
    ['mailchimp', 'key', 'md-AbCdEfGhIjKlMnOpQrStUv', /Mailchimp Transactional/],
    ['kit', 'key', 'a'.repeat(22), /This is a V3 key/],
    ['kit', 'key', 'a'.repeat(43), /This is a V3 key/],
    ['hubspot', 'key', '01234567-89ab-cdef-0123-456789abcdef', /switched off in 2022/],
    ['hubspot', 'key', '51409153', /number of your account/],
    ['discord', 'key', '101010101010101010', /number of the application/],
    ['discord', 'key', hex(64), /public key/],
    ['discord', 'key', 'AbCdEfGhIjKlMnOpQrStUvWxYz012345', /client secret/],
    ['patreon', 'key', 'a'.repeat(64), /client’s ID or secret/],
    ['patreon', 'id', 'a'.repeat(43), /This is an access token/],
    ['youtube', 'id', 'AIzaSyA0123456789', /API key, which cannot read your members/],
    ['youtube', 'id', 'GOCSPX-0123456789abcdefghij', /belongs in the next field/],
    ['youtube', 'secret', '123-abc.apps.googleusercontent.com', /belongs in the field above/],
    ['bluesky', 'user', 'ada@example.org', /This is an e-mail address/],
    ['bluesky', 'user', 'ada', /The whole handle/],
    ['bluesky', 'key', 'correct horse battery', /your own password/],
  ] as const)('tells the usual mix-up for %s (%s): %s', (vendor, name, text, sentence) => {
    expect(said(vendor, name, text)).toMatch(sentence);
  });

  it('says nothing of an empty field, and only doubts what is no mix-up that is known', () => {
    expect(said('kit', 'key', '')).toBe('open');
    expect(said('kit', 'key', 'kit_0')).toBe('odd');
    expect(said('bluesky', 'key', 'abcd-ef')).toBe('odd');
    expect(said('ghost', 'key', hex(40))).toBe('odd');
  });
});

describe('what is pasted', () => {
  it.each([
    ['ghost', 'key', `  ${GHOST}\n`, GHOST],
    ['ghost', 'key', `Admin API key: ${GHOST}`, GHOST],
    ['ghost', 'key', `"${GHOST}"`, GHOST],
    ['ghost', 'key', `${GHOST.slice(0, 40)}\n${GHOST.slice(40)}`, GHOST],
    ['ghost', 'url', 'https://blog.example/ghost/#/settings/integrations', 'https://blog.example'],
    ['ghost', 'url', 'https://example.org/journal/ghost/', 'https://example.org/journal'],
    ['ghost', 'url', 'blog.example/', 'blog.example'],
    ['kit', 'key', 'X-Kit-Api-Key: kit_0123456789abcdef0123456789abcdef', 'kit_0123456789abcdef0123456789abcdef'],
    ['hubspot', 'key', `Authorization: Bearer pat-na1-${hex(32)}`, `pat-na1-${hex(32)}`],
    ['discord', 'key', `Bot ${DISCORD}`, DISCORD],
    ['bluesky', 'user', '@ada.bsky.social', 'ada.bsky.social'],
    ['bluesky', 'user', 'https://bsky.app/profile/ada.bsky.social', 'ada.bsky.social'],
    ['bluesky', 'user', '\u2068ada.bsky.social\u2069', 'ada.bsky.social'],
  ] as const)('into %s (%s) is freed of what came along: %j', (vendor, name, text, meant) => {
    expect(cleaned(fieldOf(vendor, name), text)).toBe(meant);
  });

  it('stays as it is where nothing in it looks like a key', () => {
    expect(cleaned(fieldOf('mailchimp', 'key'), 'no key yet')).toBe('nokeyyet');
  });

  it('is an address with its scheme', () => {
    expect(siteAddress('blog.example')).toBe('https://blog.example');
    expect(siteAddress('http://127.0.0.1:2368')).toBe('http://127.0.0.1:2368');
  });
});
