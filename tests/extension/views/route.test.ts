import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {ACT_IDS, actPath} from '../../../extension/actions/act-path.ts';
import {LOG_KINDS} from '../../../extension/log/log-kind.ts';
import {DOOR_KINDS, DOOR_VENDORS} from '../../../extension/views/doors/door.ts';
import {TERMS} from '../../../extension/views/glossary/terms.ts';
import {EVENTS} from '../../../extension/views/history-events.ts';
import {SPANS} from '../../../extension/views/history-span.ts';
import {LOYALTY_TABS} from '../../../extension/views/loyalty/loyalty-route.ts';
import {
  BENEFIT_SHOWS,
  FIRST_SORT,
  HISTORY_TABS,
  listOf,
  parseRoute,
  printRoute,
  type Route,
} from '../../../extension/views/route.ts';

const ids = fc.stringMatching(/^[a-z2-7]{20}$/);
const texts = fc.string({unit: 'grapheme'});
const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.constant({view: 'connections' as const}),
  fc.record(
    {view: fc.constant('connections' as const), vendor: fc.constantFrom(...DOOR_VENDORS), door: fc.constantFrom(...DOOR_KINDS)},
    {requiredKeys: ['view', 'vendor']},
  ),
  fc.record({view: fc.constant('welcome' as const)}),
  fc.record({view: fc.constant('glossary' as const), term: fc.constantFrom(...TERMS)}, {requiredKeys: ['view']}),
  fc.record({view: fc.constantFrom('today' as const, 'overview' as const, 'settings' as const, 'import' as const)}),
  fc.record(
    {
      view: fc.constant('supporters' as const),
      id: ids,
      filter: texts,
      sort: fc.record({by: fc.constantFrom('score', 'tier', 'custom.t-shirt size'), descending: fc.boolean()}),
      people: fc.array(ids, {maxLength: 5}),
    },
    {requiredKeys: ['view', 'filter', 'people']},
  ),
  fc.record(
    {
      view: fc.constant('supporters' as const),
      id: ids,
      filter: texts,
      people: fc.array(ids, {maxLength: 5}),
      act: fc.constantFrom(...ACT_IDS),
      purpose: texts,
    },
    {requiredKeys: ['view', 'filter', 'people', 'act']},
  ),
  fc.record({view: fc.constant('filters' as const), edit: fc.uuid(), text: texts}, {requiredKeys: ['view']}),
  fc.record({view: fc.constant('duplicates' as const), left: ids, right: ids}, {requiredKeys: ['view', 'left']}),
  fc.record({view: fc.constant('duplicates' as const), left: ids, split: ids}),
  fc.constant({view: 'duplicates' as const}),
  fc.record({view: fc.constant('log' as const), only: fc.constantFrom(...LOG_KINDS)}, {requiredKeys: ['view']}),
  fc.record(
    {
      view: fc.constant('history' as const),
      tab: fc.constantFrom(...HISTORY_TABS),
      span: fc.constantFrom(...SPANS),
      from: fc.constantFrom('2027-01-01', '2027-02-28'),
      until: fc.constantFrom('2027-03-31'),
      event: fc.constantFrom(...EVENTS),
      only: fc.constantFrom('2027-01', 'day-31', 'lost'),
    },
    {requiredKeys: ['view', 'tab']},
  ),
  fc.record(
    {
      view: fc.constant('benefits' as const),
      id: fc.uuid(),
      month: fc.constantFrom('2026-01', '2026-12'),
      show: fc.constantFrom(...BENEFIT_SHOWS),
    },
    {requiredKeys: ['view']},
  ),
  fc.constant({view: 'benefits' as const, id: 'new', isEdit: true}),
  fc.record(
    {
      view: fc.constant('loyalty' as const),
      tab: fc.constantFrom(...LOYALTY_TABS),
      id: fc.uuid(),
      show: fc.constantFrom('preview', 'month'),
      from: fc.constantFrom('2026-01-01', 'tenure'),
    },
    {requiredKeys: ['view', 'tab']},
  ),
  fc.record({view: fc.constant('connect' as const), server: fc.webUrl(), code: texts}),
);

describe('the page’s address', () => {
  it('reads back to the route that it was printed from', () => {
    fc.assert(
      fc.property(routes, route => {
        expect(parseRoute(printRoute(route))).toEqual(route);
      }),
    );
  });

  it.each(['', '#', '#/', '#/nowhere', '#//', '#/%'])('is Today for %s', hash => {
    expect(parseRoute(hash)).toEqual({view: 'today'});
  });

  it('says no order where none was chosen: the saved filter’s counts, else the newest first (ARM-50)', () => {
    expect(parseRoute('#/supporters?sort=-')).not.toHaveProperty('sort');
    expect(parseRoute('#/supporters')).not.toHaveProperty('sort');
    expect(FIRST_SORT).toEqual({by: 'joined', descending: true});
  });

  it('survives an id that is not well encoded', () => {
    expect(parseRoute('#/supporters/%E0%A4%A')).toMatchObject({view: 'supporters', id: '%E0%A4%A'});
  });

  it('opens no dialog that there is not, nor what it would be for', () => {
    const plain = {view: 'supporters', filter: 'tier:Gold', people: []};
    expect(parseRoute('#/supporters?filter=tier%3AGold&act=explode&for=fun')).toEqual(plain);
    expect(parseRoute('#/supporters?filter=tier%3AGold&for=fun')).toEqual(plain);
  });

  it('is the same for a dialog wherever it is made', () => {
    const base = {view: 'supporters' as const, filter: '', people: []};
    const id = 'a'.repeat(20);
    expect(actPath({kind: 'one', id}, 'refund', 'x1')).toBe(printRoute({...base, id, act: 'refund', purpose: 'x1'}));
    expect(actPath({kind: 'people', ids: [id, 'b']}, 'tag')).toBe(printRoute({...base, people: [id, 'b'], act: 'tag'}));
    const filter = 'tier:"Gold & more"';
    expect(actPath({kind: 'filter', filter}, 'reach', 'declined')).toBe(
      printRoute({...base, filter, act: 'reach', purpose: 'declined'}),
    );
    expect(actPath({kind: 'filter', filter: ''}, 'labels')).toBe(printRoute({...base, act: 'labels'}));
  });

  it('opens no door that there is not', () => {
    expect(parseRoute('#/connections/kit/key')).toEqual({view: 'connections', vendor: 'kit', door: 'key'});
    expect(parseRoute('#/connections/kit/window')).toEqual({view: 'connections', vendor: 'kit'});
    expect(parseRoute('#/connections/nobody/key')).toEqual({view: 'connections'});
  });

  it('leaves out what is as usual', () => {
    expect(listOf('')).toBe('#/supporters');
    expect(listOf('state:declined')).toBe('#/supporters?filter=state%3Adeclined');
  });
});
