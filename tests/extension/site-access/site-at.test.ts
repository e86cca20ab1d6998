import {describe, expect, it} from 'vitest';
import {adminAddress} from '../../../extension/site-access/admin-address.ts';
import {siteAt} from '../../../extension/site-access/site-at.ts';

const FILTER = '#/members?filter=status%3Afree';

describe('the site of a page', () => {
  it('keeps the folder of a Ghost, so that a filter is handed over to its own list (C20)', () => {
    const site = siteAt(new URL('https://example.org/journal/ghost/#/members'));
    expect(site).toEqual({origin: 'https://example.org', adapter: 'ghost', path: '/journal/ghost/'});
    expect(adminAddress(site, FILTER)).toBe(`https://example.org/journal/ghost/${FILTER}`);
  });

  it('has no place of its own where the vendor’s addresses are the same for everybody', () => {
    const site = siteAt(new URL('https://www.patreon.com/members?query=ada'));
    expect(site).toEqual({origin: 'https://www.patreon.com', adapter: 'patreon'});
  });

  it('is the same from whatever page of a Ghost’s admin', () => {
    for (const page of ['#/posts', '#/members/6b039965ced03c17cb031800', '']) {
      const site = siteAt(new URL(`https://example.org/journal/ghost/${page}`));
      expect(site).toEqual({origin: 'https://example.org', adapter: 'ghost', path: '/journal/ghost/'});
    }
  });

  it('is a site without adapter where none is known, as outside a Ghost’s admin', () => {
    expect(siteAt(new URL('https://blog.example/#/members'))).toEqual({origin: 'https://blog.example', adapter: ''});
  });

  it('that was kept without a folder has its Ghost at the root', () => {
    expect(adminAddress({origin: 'https://blog.example'}, FILTER)).toBe(`https://blog.example/ghost/${FILTER}`);
  });
});
