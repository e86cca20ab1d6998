import {beforeAll, describe, expect, it} from 'vitest';
import {ApiError} from '../../../../extension/api/api-error.ts';
import {linkingText} from '../../../../extension/views/doors/linking-text.ts';
import {speak} from '../../../fixtures/i18n.ts';

beforeAll(() => speak('en'));

const refused = (detail: string) => new ApiError('vendor-refused', 'linking', {detail});

describe('why a secret was not taken', () => {
  it('is that Discord does not know it for this bot’s application, or that Discord is away', () => {
    expect(linkingText(refused('unauthorised: HTTP 401'), 'discord')).toMatch(
      /^Discord does not take this secret for the application/,
    );
    expect(linkingText(refused('unreachable: HTTP 503'), 'discord')).not.toContain('secret');
    expect(linkingText(new ApiError('offline', 'linking'), 'discord')).not.toContain('secret');
  });
});
