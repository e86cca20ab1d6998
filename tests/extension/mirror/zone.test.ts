import {afterEach, describe, expect, it, vi} from 'vitest';
import {ownZone} from '../../../extension/mirror/zone.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('the zone whose days a filter means', () => {
  it('is that of the browser (C22)', () => {
    vi.stubEnv('TZ', 'Asia/Kathmandu');
    expect(['Asia/Kathmandu', 'Asia/Katmandu']).toContain(ownZone());
  });

  it('is UTC where the browser has none', () => {
    const real = Intl.DateTimeFormat.prototype.resolvedOptions;
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockImplementation(function (this: Intl.DateTimeFormat) {
      return {...real.call(this), timeZone: 'Etc/Unknown'};
    });
    expect(ownZone()).toBe('UTC');
  });
});
