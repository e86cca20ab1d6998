import {describe, expect, it} from 'vitest';
import {parseAst} from 'vitest/node';
import {leaveOutExamples} from '../../extension/leave-out-examples.ts';

const {transform} = leaveOutExamples();
const bundled = (code: string, id: string) => transform.call({parse: text => parseAst(text)}, code, id)?.code;

describe('bundling an adapter', () => {
  it('leaves out its example addresses and evidence, and nothing else', () => {
    const code = `export const ghost = {id: 'ghost', evidence: [{what: 'a'}], match: {path: '^/ghost/'}, examples: {matching: ['b']}, views: []};`;
    expect(bundled(code, '/anywhere/extension/dashboards/ghost.ts')).toBe(
      `export const ghost = {id: 'ghost',  match: {path: '^/ghost/'},  views: []};`,
    );
    expect(bundled(`export const a = {examples: {}}`, 'C:\\anywhere\\extension\\dashboards\\kofi.ts')).toBe(
      'export const a = {}',
    );
  });

  it('touches no other file', () => {
    const code = 'export const a = {examples: {matching: []}};';
    expect(bundled(code, '/anywhere/extension/views/filter-examples.ts')).toBeUndefined();
    expect(bundled(code, '/anywhere/extension/dashboards/detect/examine.ts')).toBeUndefined();
    expect(bundled('export const a = {id: 1};', '/anywhere/extension/dashboards/ghost.ts')).toBeUndefined();
  });
});
