import {describe, expect, it} from 'vitest';
import {languageSchema} from '#shared/model/language';
import {noticeText} from '#shared/notice/notice';

const facts = {vendors: 'Ghost and Patreon', isLocal: true, countsVisits: false, linksDiscord: false, leaverMonths: 13};

describe('the notice for supporters', () => {
  it.each(languageSchema.options)('names what is connected and for how long it is kept, in %s', language => {
    const text = noticeText(language, facts);
    expect(text.match(/Ghost and Patreon/g)).toHaveLength(2);
    expect(text).toContain('13');
    expect(text.split('\n\n')).toHaveLength(7);
    expect(text).toMatch(/\[[^\]]+\]/);
    expect(text).not.toMatch(/undefined|!/);
  });

  it.each(languageSchema.options)(
    'says in %s what is different with a private server, and where names are kept for good',
    language => {
      const other = noticeText(language, {...facts, isLocal: false, leaverMonths: null});
      expect(other).toContain('Cloudflare');
      expect(other).not.toContain('13');
      expect(noticeText(language, facts)).not.toContain('Cloudflare');
    },
  );

  it.each(languageSchema.options)('says in %s that visits of the own site are counted, where they are', language => {
    const counted = noticeText(language, {...facts, isLocal: false, countsVisits: true});
    expect(counted.split('\n\n')).toHaveLength(8);
    expect(counted).toContain('90');
    expect(noticeText(language, {...facts, isLocal: false})).not.toContain('90');
  });

  it.each(languageSchema.options)(
    'says in %s what linking a Discord account tells and how it is taken back, where it can be done',
    language => {
      const linked = noticeText(language, {...facts, isLocal: false, linksDiscord: true});
      expect(linked.split('\n\n')).toHaveLength(8);
      expect(linked).toMatch(/Discord.*cookie/i);
      expect(noticeText(language, facts)).not.toContain('Discord');
    },
  );

  it('can be said before anything is connected', () => {
    expect(noticeText('en', {...facts, vendors: ''})).not.toMatch(/what {2}|with \./);
  });
});
