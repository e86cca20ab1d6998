import {describe, expect, it} from 'vitest';
import type {Cursor, PulledPage} from '../../../worker/connectors/connector.ts';
import {ghost} from '../../../worker/connectors/ghost.ts';
import {clientOf, connected} from '../../contract/connector.ts';
import {createGhostFake} from '../../fakes/vendors/ghost.ts';
import {ghostEvent} from '../../fakes/vendors/ghost-events.ts';

describe('what Ghost’s members did', () => {
  const NEWS = {email: {id: 'e1', subject: 'The tenth letter'}};
  const POST = {post: {id: 'p1', title: 'On linden trees', url: 'https://blog.example/trees/'}};
  const memberOf = (number: number) => number.toString(16).padStart(24, '0');
  const seconds = (ago: number) => new Date(Date.UTC(2026, 10, 19, 23) - ago * 1_000).toISOString();

  async function passOver(fake: ReturnType<typeof createGhostFake>, more: {readTo?: number} = {}) {
    const access = {...(await connected(ghost, fake)), ...more};
    const pages: PulledPage[] = [];
    for (let cursor: Cursor | undefined = {since: undefined, page: 0}; cursor !== undefined; cursor = pages.at(-1)?.next) {
      pages.push(await ghost.pull({...access, http: clientOf(fake)}, cursor));
      if (pages.length > 30) throw new Error('the pages never end');
    }
    return pages;
  }

  it('comes with them: opened, clicked, commented, gave, came, liked', async () => {
    const fake = createGhostFake(2);
    const did = (number: number, type: string, data: object) =>
      fake.events.push(ghostEvent(number, type, {created_at: seconds(number), member: memberOf(1), ...data}));
    did(1, 'email_opened_event', NEWS);
    did(2, 'click_event', {...POST, link: {from: 'x', to: 'https://elsewhere.example'}});
    did(3, 'comment_event', {...POST, status: 'published'});
    did(4, 'comment_event', {...POST, status: 'deleted'});
    did(5, 'donation_event', {amount: 500, currency: 'eur'});
    did(6, 'login_event', {});
    did(7, 'feedback_event', {...POST, score: 1});
    did(8, 'feedback_event', {...POST, score: 0});
    did(9, 'signup_event', {});
    did(10, 'a_word_of_next_year', {});
    const [page] = await passOver(fake);
    expect(page?.readings[0]?.activities?.map(({action, subject, undone}) => [action, subject, undone])).toEqual([
      ['opened', 'The tenth letter', undefined],
      ['clicked', 'On linden trees', undefined],
      ['commented', 'On linden trees', undefined],
      ['commented', 'On linden trees', true],
      ['contributed', undefined, undefined],
      ['visited', undefined, undefined],
      ['liked', 'On linden trees', undefined],
    ]);
    expect(page?.readings[1]).not.toHaveProperty('activities');
    expect(page?.next).toBeUndefined();
  });

  it('is read to its end, though many did it in one second, and a person comes whole each time (C8)', async () => {
    const fake = createGhostFake(250);
    for (let number = 0; number < 350; number++) {
      const created_at = seconds(number < 200 ? number : 300);
      fake.events.push(ghostEvent(number, 'email_opened_event', {created_at, member: memberOf((number % 250) + 1), ...NEWS}));
    }
    const pages = await passOver(fake);
    const keys = pages.flatMap(({readings}) => readings.flatMap(({activities = []}) => activities.map(({key}) => key)));
    expect(new Set(keys).size).toBe(350);
    expect(pages.flatMap(({readings}) => readings).every(({fields}) => fields.name?.startsWith('Member'))).toBe(true);
  });

  it('says at its end how many members the list kept back (C8)', async () => {
    const fake = createGhostFake(350);
    fake.lastPage = 1;
    for (let number = 0; number < 120; number++)
      fake.events.push(ghostEvent(number, 'login_event', {created_at: seconds(number), member: memberOf(number + 1)}));
    const pages = await passOver(fake);
    expect(pages.length).toBe(2);
    for (const {remaining = 0, readings} of pages) expect(remaining - readings.length).toBe(250);
  });

  it('is read from where the last pass ended, with two hours of overlap; 90 days back at first', async () => {
    const fake = createGhostFake(1);
    const asked = () => new URLSearchParams(fake.asked.findLast(line => line.includes('/events/'))?.split('?')[1]).get('filter');
    await passOver(fake);
    expect(asked()).toContain("+data.created_at:>'2026-08-22 00:00:00'");
    await passOver(fake, {readTo: Date.UTC(2026, 10, 19, 12)});
    expect(asked()).toContain("+data.created_at:>'2026-11-19 10:00:00'");
  });

  it('is not known where a site has no such list or keeps it from the key', async () => {
    const fake = createGhostFake(1);
    const access = await connected(ghost, fake);
    for (const kind of ['not-found', 'forbidden'] as const) {
      fake.faults.push(undefined, kind);
      expect((await ghost.pull(access, {since: undefined, page: 0})).readings).toHaveLength(1);
    }
  });
});
