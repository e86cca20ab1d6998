import {describe, expect, it} from 'vitest';
import type {PanelSubject} from '../../../../extension/messages.ts';
import {canGo, isElsewhere, NO_TRAIL, type Step, type Trail, walk} from '../../../../extension/views/panel/trail.ts';

const person = (id: string): PanelSubject => ({kind: 'person', id});
const page = (subject: PanelSubject | undefined): Step => ({kind: 'page', subject});
const look = (id: string): Step => ({kind: 'look', id});
const walked = (...steps: Step[]): Trail => steps.reduce(walk, NO_TRAIL);
const shown = (trail: Trail) => (trail.shown?.kind === 'person' ? trail.shown.id : trail.shown?.kind);

describe('whom the panel shows', () => {
  it('follows the page from person to person and to nobody', () => {
    expect(shown(walked(page(person('ada'))))).toBe('ada');
    expect(shown(walked(page(person('ada')), page(person('ben'))))).toBe('ben');
    expect(shown(walked(page(person('ada')), page(undefined)))).toBeUndefined();
  });

  it('is who the creator looked up, until the page is about somebody else', () => {
    const away = walked(page(person('ada')), look('ben'));
    expect(shown(away)).toBe('ben');
    expect(isElsewhere(away)).toBe(true);
    expect(shown(walk(away, {kind: 'follow'}))).toBe('ada');
    expect(shown(walk(away, page(person('cy'))))).toBe('cy');
  });

  it('goes to everyone whom the filter fits and back to who was shown', () => {
    const list = walked(page(person('ada')), {kind: 'pin'}, {kind: 'list'});
    expect(shown(list)).toBeUndefined();
    expect(list.isPinned).toBe(false);
    expect(shown(walk(list, {kind: 'back'}))).toBe('ada');
    expect(shown(walk(list, look('ben')))).toBe('ben');
  });

  it('stays with a pinned person and comes back to the page when the pin is taken off', () => {
    const pinned = walked(page(person('ada')), {kind: 'pin'}, page(person('ben')));
    expect(shown(pinned)).toBe('ada');
    expect(isElsewhere(pinned)).toBe(true);
    expect(shown(walk(pinned, {kind: 'pin'}))).toBe('ben');
    expect(walked({kind: 'pin'}).isPinned).toBe(false);
  });

  it('goes back and forward through the people looked at, and forgets the way not taken', () => {
    const three = walked(page(person('ada')), look('ben'), look('cy'));
    const back = walk(three, {kind: 'back'});
    expect(shown(back)).toBe('ben');
    expect(shown(walk(back, {kind: 'forward'}))).toBe('cy');
    expect(canGo(three, 'forward')).toBe(false);
    const other = walk(back, look('dee'));
    expect(other.ids).toEqual(['ada', 'ben', 'dee']);
    expect(canGo(other, 'forward')).toBe(false);
  });

  it('goes back to the last person from a page about nobody', () => {
    const nobody = walked(page(person('ada')), page(undefined));
    expect(canGo(nobody, 'back')).toBe(true);
    expect(shown(walk(nobody, {kind: 'back'}))).toBe('ada');
    expect(canGo(NO_TRAIL, 'back')).toBe(false);
    expect(walk(NO_TRAIL, {kind: 'back'})).toEqual(NO_TRAIL);
  });

  it('does not list somebody twice in a row, nor more than fifty', () => {
    expect(walked(page(person('ada')), look('ada')).ids).toEqual(['ada']);
    const many = walked(...Array.from({length: 60}, (_, index) => look(`p${index}`)));
    expect(many.ids).toHaveLength(50);
    expect(shown(many)).toBe('p59');
    expect(shown(walk(many, {kind: 'back'}))).toBe('p58');
  });
});
