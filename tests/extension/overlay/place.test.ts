import {describe, expect, it} from 'vitest';
import {createLimiter} from '../../../extension/overlay/limiter.ts';
import {type Box, placeBar} from '../../../extension/overlay/place-bar.ts';
import {placeBeside} from '../../../extension/overlay/place-beside.ts';

const box = (left: number, top: number, width: number, height: number): Box => ({left, top, width, height});
const viewport = {width: 1600, height: 900};
const list = {left: 300, width: 1200};

describe('the bar', () => {
  it('takes the widest free stretch of the toolbar, between its neighbours', () => {
    const toolbar = {box: box(300, 28, 1200, 32), children: [box(300, 28, 100, 32), box(1000, 28, 500, 32)]};
    expect(placeBar({toolbar, list, viewport})).toEqual({kind: 'free', left: 416, top: 28, width: 568});
  });

  it('floats over the list where the toolbar has too little room', () => {
    const toolbar = {box: box(300, 28, 1000, 32), children: [box(300, 28, 100, 32), box(800, 28, 500, 32)]};
    expect(placeBar({toolbar, list, viewport})).toEqual({kind: 'floating', left: 420, top: 856, width: 960});
  });

  it('floats while the toolbar is scrolled out of sight', () => {
    const toolbar = {box: box(300, -60, 1200, 32), children: []};
    expect(placeBar({toolbar, list, viewport}).kind).toBe('floating');
  });

  it('stays inside a narrow window', () => {
    const {left, width} = placeBar({toolbar: undefined, list: {left: -20, width: 440}, viewport: {width: 400, height: 700}});
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + width).toBeLessThanOrEqual(400);
  });
});

describe('a box beside a chip', () => {
  const anchor = {left: 600, right: 664, top: 300, bottom: 324};

  it.each([
    ['opens below it', anchor, {left: 600, top: 330}],
    ['opens above it near the lower edge', {...anchor, top: 800, bottom: 824}, {left: 600, top: 594}],
    ['moves in from the right edge', {...anchor, left: 1_500, right: 1_564}, {left: 1_292, top: 330}],
  ])('%s', (_, at, expected) => {
    expect(placeBeside(at, {width: 300, height: 200}, viewport)).toEqual(expected);
  });

  it('is inside the window even if it fits neither above nor below', () => {
    const {top} = placeBeside(anchor, {width: 300, height: 580}, {width: 800, height: 600});
    expect(top).toBeGreaterThanOrEqual(8);
    expect(top + 580).toBeLessThanOrEqual(600);
  });
});

describe('the limiter', () => {
  it('lets five through in ten seconds, and goes on when they are past', () => {
    const may = createLimiter(5, 10_000);
    expect([0, 1, 2, 3, 4, 5].map(may)).toEqual([true, true, true, true, true, false]);
    expect(may(9_999)).toBe(false);
    expect(may(10_001)).toBe(true);
  });
});
