import {beforeAll, describe, expect, it} from 'vitest';
import {ApiError} from '../../../extension/api/api-error.ts';
import {connectText} from '../../../extension/views/pairing-text.ts';
import {speak} from '../../fixtures/i18n.ts';

beforeAll(() => speak('en'));

const refused = (detail?: string) => new ApiError('vendor-refused', 'POST /v1/connections', {detail});

describe('why a key was not taken', () => {
  it.each([
    [refused('unauthorised: HTTP 401'), /^Kit refused this key\. Nothing was saved\./],
    [refused(), /^Kit refused this key\./],
    [refused('not-allowed: HTTP 403'), /^Kit takes the key, but does not let it read what we need\. Nothing was saved\./],
    [refused('rate-limited: HTTP 429'), /^Kit asks us to wait\. Nothing was saved\./],
    [refused('vendor-quota: HTTP 403'), /^Kit asks us to wait\./],
    [refused('unreachable: HTTP 503'), /^Kit does not answer\. Nothing was saved\./],
    [new ApiError('bad-request', 'POST /v1/connections'), /^This is no key of Kit\. Nothing was saved\./],
    [new ApiError('conflict', 'POST /v1/connections'), /^This account is connected already\./],
    [new Error('a bug'), /Nothing was saved/],
  ])('says what happened and that nothing was saved: %s', (error, sentence) => {
    expect(connectText(error, 'kit')).toMatch(sentence);
  });

  it('speaks of the address where Ghost asks for one', () => {
    expect(connectText(new ApiError('bad-request', 'POST /v1/connections'), 'ghost')).toMatch(/^This address cannot be used\./);
  });
});
