import {describe, expect, it} from 'vitest';
import {pageAddress, pageToken, ridOfToken, stepAddress} from '#shared/loyalty/page-link';

const KEY = {key: 'ab'.repeat(32), version: 1};
const ADA = 'a2b3c4d5e6f7abcdefgh';
const BEA = 'a2b3c4d5e6f7abcdefgi';

describe('the link of a supporter’s page', () => {
  it('names the person and is signed: another person, key or version has another signature', () => {
    const token = pageToken(KEY, ADA);
    expect(token).toMatch(/^[a-z2-7]{20}[0-9a-f]{32}$/);
    expect(ridOfToken(token)).toBe(ADA);
    const signature = (text: string) => text.slice(20);
    const others = [pageToken(KEY, BEA), pageToken({...KEY, version: 2}, ADA), pageToken({...KEY, key: 'ac'.repeat(32)}, ADA)];
    expect(new Set([token, ...others].map(signature)).size).toBe(4);
    expect(pageToken(KEY, ADA)).toBe(token);
  });

  it('is HMAC-SHA256 over version and id, as the server computes it', async () => {
    const encoder = new TextEncoder();
    const key = await crypto.subtle.importKey('raw', encoder.encode(KEY.key), {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
    const mac = Buffer.from(await crypto.subtle.sign('HMAC', key, encoder.encode(`page 1 ${ADA}`)));
    expect(pageToken(KEY, ADA)).toBe(`${ADA}${mac.toString('hex').slice(0, 32)}`);
  });

  it.each(['', ADA, `${ADA}${'0'.repeat(31)}`, `${ADA}${'g'.repeat(32)}`, `${ADA.toUpperCase()}${'0'.repeat(32)}`])(
    'is none in another shape: %s',
    text => expect(ridOfToken(text)).toBeUndefined(),
  );

  it('stands in an address of the private server, as do steps of a sequence', () => {
    expect(pageAddress('https://x.example', 'ws', 'token')).toBe('https://x.example/me/ws.token');
    expect(stepAddress('https://x.example', {gate: 'ws.key', sequence: 'a/b', step: 'one'})).toBe(
      'https://x.example/go/ws.key/a%2Fb/one',
    );
  });
});
