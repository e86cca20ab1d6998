import {describe, expect, it} from 'vitest';
import {stepsOf} from '../../../../extension/views/data/import-steps.ts';

const DAY = 86_400_000;
const file = (name: string, day: number) => new File([name], name, {lastModified: day * DAY});

describe('files that are dropped together', () => {
  it('are read in the order of their dates, whatever the order in which they were dropped', () => {
    const steps = stepsOf([file('june', 30), file('april', 10), file('may', 20)], undefined);
    expect(steps.map(({kind, fileName}) => [kind, fileName])).toEqual([
      ['import', 'april'],
      ['import', 'may'],
      ['import', 'june'],
    ]);
    expect(new Set(steps.map(({id}) => id)).size).toBe(3);
  });

  it('come before the first file of their list where they are older: it is taken back and read again after them', () => {
    const june = {id: 'first', file: file('june', 30)};
    const steps = stepsOf([file('may', 20), file('april', 10)], june);
    expect(steps.map(({kind, fileName}) => `${kind} ${fileName}`)).toEqual([
      'undo june',
      'import april',
      'import may',
      'import june',
    ]);
    expect(steps[0]?.id).toBe('first');
    expect(steps.at(-1)?.id).not.toBe('first');
  });

  it('leave the first file alone where one of them is newer', () => {
    const june = {id: 'first', file: file('june', 30)};
    expect(stepsOf([file('may', 20), file('july', 60)], june).map(({kind}) => kind)).toEqual(['import', 'import']);
  });
});
