import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it} from 'vitest';
import {CONNECTED_VENDORS} from '#shared/protocol/connect';
import {ROOT} from '../setup/root.ts';
import {printTable} from './print-table.ts';
import {REASONS} from './reasons.ts';
import {CAPABILITIES, type Row, readTable} from './table.ts';

describe('what each connector can do', () => {
  let rows: Row[] = [];
  beforeAll(async () => {
    rows = await readTable();
    if (process.env.PRINT_TABLE !== undefined) console.log(printTable(rows));
  });

  it('is known of every vendor that can be connected: several CRMs, mail tools and platforms at the same time (CRM-10, CRM-13)', () => {
    expect(rows.map(({vendor}) => vendor)).toEqual([...CONNECTED_VENDORS].sort());
    expect(rows.filter(({cells}) => cells.people === undefined)).toEqual([]);
  });

  it('has a reason for each thing that one cannot, and none for what it can (CRM-23)', () => {
    const said = rows.map(({vendor}) => `${vendor}: ${Object.keys(REASONS[vendor]).sort().join(' ')}`);
    const missing = rows.map(({vendor, cells}) => {
      const not = CAPABILITIES.filter(capability => cells[capability] === undefined);
      return `${vendor}: ${[...not].sort().join(' ')}`;
    });
    expect(said).toEqual(missing);
  });

  it('stands in the README as it is', () => {
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8'), 'npm run test:connectors prints it').toContain(printTable(rows));
  });
});
