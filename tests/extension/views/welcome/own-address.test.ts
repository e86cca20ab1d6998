import {describe, expect, it} from 'vitest';
import {matchPage} from '../../../../extension/dashboards/match-page.ts';
import {adapters} from '../../../../extension/dashboards/registry.ts';
import {KNOWN_DASHBOARDS} from '../../../../extension/site-access/known-dashboards.ts';
import {DASHBOARDS, wantedSite} from '../../../../extension/views/welcome/own-address.ts';

const ghost = {id: 'ghost'};

describe('the site that the welcome switches on', () => {
  it('is one origin alone, of a dashboard that may be asked for', () => {
    for (const dashboard of DASHBOARDS.filter(({list}) => list !== undefined)) {
      const wanted = wantedSite(dashboard, '');
      expect(wanted?.site.adapter).toBe(dashboard.id);
      expect(KNOWN_DASHBOARDS).toContain(`${wanted?.site.origin}/*`);
    }
  });

  it('is a Ghost by what creators type of it, in a folder too', () => {
    const typed = [
      ['blog.example', 'https://blog.example/ghost/#/members', '/ghost/'],
      [' https://blog.example/ ', 'https://blog.example/ghost/#/members', '/ghost/'],
      ['blog.example/letters', 'https://blog.example/letters/ghost/#/members', '/letters/ghost/'],
      ['https://blog.example/letters/ghost/#/dashboard', 'https://blog.example/letters/ghost/#/members', '/letters/ghost/'],
      ['http://127.0.0.1:2368', 'http://127.0.0.1:2368/ghost/#/members', '/ghost/'],
    ] as const;
    for (const [text, list, path] of typed) {
      const wanted = wantedSite(ghost, text);
      expect(wanted).toEqual({site: {origin: new URL(list).origin, adapter: 'ghost', path}, list});
      expect(matchPage(adapters, new URL(list))?.id).toBe('ghost');
    }
  });

  it('leads to the list that the adapter knows, for those at an own address', () => {
    for (const dashboard of DASHBOARDS.filter(({list}) => list === undefined)) {
      const {list = ''} = wantedSite(dashboard, 'letters.example') ?? {};
      expect(matchPage(adapters, new URL(list))?.id).toBe(dashboard.id);
    }
  });

  it('is none for what is no address', () => {
    for (const text of ['', '   ', 'my blog', 'blog', 'ftp://', 'javascript:alert(1)'])
      expect(wantedSite(ghost, text)).toBeUndefined();
  });
});
