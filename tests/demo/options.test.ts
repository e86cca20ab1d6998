import {describe, expect, it} from 'vitest';
import {Refusal} from '../setup/refusal.ts';
import {readOptions} from './options.ts';

describe('the options of npm start', () => {
  it('default to a window, the demo’s vendors and the usual ports', () => {
    expect(readOptions([])).toEqual({headless: false, ghost: undefined, ports: {worker: 8787, ghost: 8790, mailchimp: 8791}});
  });

  it.each([
    ['https://blog.example', 'https://blog.example'],
    ['https://blog.example/', 'https://blog.example'],
    ['https://blog.example/ghost/', 'https://blog.example'],
    ['https://example.org/journal/ghost/#/members', 'https://example.org/journal'],
    ['http://127.0.0.1:2369', 'http://127.0.0.1:2369'],
  ])('take a site as %s', (text, url) => {
    expect(readOptions(['--ghost', text, 'id:secret']).ghost).toEqual({url, key: 'id:secret'});
  });

  it.each([
    [['--ghost', 'https://blog.example']],
    [['id:secret']],
    [['--ghost', 'not a site', 'id:secret']],
    [['--worker-port', 'soon']],
    [['--ghost-port', '70000']],
    [['--quickly']],
  ])('refuse %j with the usage', args => {
    expect(() => readOptions(args)).toThrow(Refusal);
    expect(() => readOptions(args)).toThrow(/npm start/);
  });
});
