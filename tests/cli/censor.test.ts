import {describe, expect, it} from 'vitest';
import type {Description} from '../../extension/dashboards/detect/describe.ts';
import {censor} from './censor.ts';

const FOUND: Description = {
  verdict: 'people',
  confidence: 0.9,
  rows: 12,
  identity: {kind: 'email', coverage: 1, distinct: 1, rowsByKind: {email: 12}},
  columns: [{header: 'Patron of Ada', field: 'name', values: 'text'}, {values: 'email'}],
  samples: [{identity: {kind: 'email', value: 'zoé.x7@example.org'}, cells: ['Zoé Núñez', '1 234,50 €', '李雷']}, {cells: []}],
  why: [{test: 'distinct', passed: true, figure: 1}],
  virtual: false,
  total: {count: 40, from: 'text'},
  others: [],
  elements: 100,
  whole: true,
};

describe('a censored description', () => {
  it('keeps the form of texts and none of their letters and figures', () => {
    const {samples, columns} = censor(FOUND);
    expect(samples[0]).toEqual({
      identity: {kind: 'email', value: 'xxx.x9@xxxxxxx.xxx'},
      cells: ['Xxx Xxxxx', '9 999,99 €', 'xx'],
    });
    expect(columns).toEqual([{header: 'Xxxxxx xx Xxx', field: 'name', values: 'text'}, {values: 'email'}]);
  });

  it('keeps counts, verdict and why', () => {
    const {samples: _samples, columns: _columns, ...rest} = FOUND;
    expect(censor(FOUND)).toMatchObject(rest);
  });
});
