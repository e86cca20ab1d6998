import {describe, expect, it} from 'vitest';
import {parseFilter} from '#shared/filter/syntax';
import {EVERYONE, type Filter} from '#shared/filter/tree';
import type {ActProps} from '../../../../extension/views/act/act-props.ts';
import {having, listOfPeople, listWhere, MOST_NAMED, not} from '../../../../extension/views/act/left-out-list.ts';
import {parseRoute} from '../../../../extension/views/route.ts';
import {ridNumber} from '../../mirror/people.ts';

// Ids alone are read of a state here.
function propsOf(targets: ActProps['targets'], tree: Filter, ids: readonly string[]) {
  const state = {
    columns: {isLive: () => true},
    ids: new TextEncoder().encode(ids.join('')),
  } as unknown as ActProps['snapshot']['state'];
  return {targets, tree, ordinals: Uint32Array.from(ids.keys()), snapshot: {state} as ActProps['snapshot']};
}

function treeOf(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.tree;
}

describe('the list of those who are left out', () => {
  it('is the filter’s, narrowed by the reason', () => {
    const props = propsOf({kind: 'filter', filter: 'state:declined or tier:Gold'}, treeOf('state:declined or tier:Gold'), []);
    const list = listWhere(props, not(having('email')));
    expect(parseRoute(list ?? '')).toMatchObject({
      view: 'supporters',
      filter: '(state:declined or tier:Gold) -email:*',
      people: [],
    });
  });

  it('is the named people’s, narrowed by the reason', () => {
    const ids = [1, 2].map(ridNumber);
    const list = listWhere(propsOf({kind: 'people', ids}, EVERYONE, ids), not(having('email')));
    expect(parseRoute(list ?? '')).toMatchObject({filter: '-email:*', people: ids});
  });

  it('is no list where an address could not name them all', () => {
    const ids = Array.from({length: MOST_NAMED + 1}, (_, number) => ridNumber(number));
    const props = propsOf({kind: 'people', ids}, EVERYONE, ids);
    expect(listOfPeople(props, props.ordinals)).toBeUndefined();
    expect(listOfPeople(props, [])).toBeUndefined();
    expect(parseRoute(listOfPeople(props, [0]) ?? '')).toMatchObject({people: [ids[0]], filter: ''});
  });
});
