import {describe, expect, it} from 'vitest';
import {parseFilter} from '#shared/filter/syntax';
import {type ChannelOption, firstChannel} from '../../../../extension/views/reach/channel-options.ts';
import {labelName} from '../../../../extension/views/reach/label-people.ts';
import {newMailScreen} from '../../../../extension/views/reach/new-mail-screen.ts';
import {reachedFilter} from '../../../../extension/views/reach/tick-there.ts';

const option = (channel: ChannelOption['channel'], reached: number): ChannelOption => {
  return {id: channel, channel, audience: {reached: new Uint32Array(reached), left: new Map()}};
};

describe('the channel that is offered first (ARM-35, ARM-36)', () => {
  it.each([
    ['message', 1, [option('mail-tool', 1), option('message', 1), option('bcc', 1)]],
    ['bcc', 40, [option('mail-tool', 40), option('message', 40), option('bcc', 40)]],
    ['mail-tool', 5_000, [option('mail-tool', 4_800), option('message', 5_000), option('bcc', 5_000)]],
    ['bcc', 5_000, [option('mail-tool', 60), option('message', 5_000), option('bcc', 5_000)]],
    ['message', 3, [option('message', 3), option('bcc', 0)]],
  ] as const)('is %s for %i people', (channel, people, options) => {
    expect(firstChannel(options, people)?.channel).toBe(channel);
  });
});

describe('those who are reached, as a filter that a page can tick (ARM-36, C20)', () => {
  it.each([
    ['', {purpose: 'other', days: 0, readers: false}, '-tag:no-contact'],
    [
      'tier:Gold or tier:Silver',
      {purpose: 'other', days: 7, readers: false},
      '(tier:Gold or tier:Silver) -tag:no-contact -contacted:<7d',
    ],
    ['state:declined', {purpose: 'declined', days: 0, readers: true}, '(state:declined) -tag:no-contact opened-of-3:>=1'],
    ['kind:paid', {purpose: 'invite', days: 0, readers: false}, '(kind:paid) -tag:no-contact newsletter:none'],
  ] as const)('%j with %j', (filter, wanted, expected) => {
    expect(reachedFilter(filter, wanted)).toBe(expected);
    expect(parseFilter(expected)).toMatchObject({ok: true});
  });
});

describe('a label in a mail tool', () => {
  const now = new Date(2026, 10, 3, 12).getTime();
  it.each([
    ['declined', 'regulars 2026-11-03 declined'],
    ['tier:"Gold & Co" -kind:paid', 'regulars 2026-11-03 tier gold co kind paid'],
    ['', 'regulars 2026-11-03'],
  ])('of the list %j says whose it is and since when', (list, name) => {
    expect(labelName(list, now)).toBe(name);
  });

  it('leads to the screen of a new mail', () => {
    const site = {origin: 'https://blog.example', adapter: 'ghost', path: '/journal/ghost/'};
    const screenOf = (account: string) => newMailScreen({vendor: 'ghost', account}, [site]);
    expect(screenOf('blog.example')).toBe('https://blog.example/journal/ghost/#/editor/post');
    expect(screenOf('127.0.0.1:8790')).toBe('http://127.0.0.1:8790/ghost/#/editor/post');
    expect(screenOf('file')).toBeUndefined();
    expect(newMailScreen({vendor: 'mailchimp', account: 'a1'}, [])).toMatch(/^https:\/\/admin\.mailchimp\.com\//);
    expect(newMailScreen({vendor: 'kit', account: 'a1'}, [])).toBe('https://app.kit.com/');
  });
});
