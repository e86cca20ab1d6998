import {describe, expect, it, vi} from 'vitest';
import {parseFilter} from '#shared/filter/syntax';

await vi.hoisted(async () => {
  const {fakeChrome} = await import('../../site-access/fake-chrome.ts');
  vi.stubGlobal('chrome', fakeChrome());
});

import {parseRoute} from '../../../../extension/views/route.ts';
import {
  ACTIONS,
  GOALS,
  type Goal,
  NO_CHOICE,
  stepsDone,
  toggled,
  WAYS,
  wayPath,
} from '../../../../extension/views/welcome/checklist.ts';

describe('the set-up list: goal, actions, promotion (LOY-4)', () => {
  it('names people for each goal and action in filters that can be read', () => {
    for (const filter of [...Object.values(GOALS), ...Object.values(ACTIONS)])
      expect(parseFilter(filter), filter).toMatchObject({ok: true});
  });

  it('counts a step once something is chosen in it', () => {
    expect(stepsDone(NO_CHOICE)).toBe(0);
    expect(stepsDone({...NO_CHOICE, goal: 'keep'})).toBe(1);
    expect(stepsDone({goal: 'keep', actions: ['pays', 'reads'], ways: ['message'], isHidden: true})).toBe(3);
  });

  it('leads from each way of telling people to where that is done for the goal', () => {
    const views = (Object.keys(GOALS) as Goal[]).flatMap(goal => WAYS.map(way => parseRoute(wayPath(way, goal))));
    expect(views).toHaveLength(8);
    for (const [goal, filter] of Object.entries(GOALS)) {
      expect(parseRoute(wayPath('message', goal as Goal))).toMatchObject({view: 'supporters', filter, act: 'reach'});
    }
    expect(parseRoute(wayPath('benefit', 'keep'))).toEqual({view: 'benefits', id: 'new', isEdit: true});
  });

  it('takes a choice back as it was made', () => {
    expect(toggled(['pays', 'reads'], 'reads')).toEqual(['pays']);
    expect(toggled(['pays'], 'reads')).toEqual(['pays', 'reads']);
  });
});
