import {createHash} from 'node:crypto';
import {readdirSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import * as z from 'zod';
import {canonical} from '#shared/model/compare';
import {problem, problemCodeSchema, problemSchema} from '#shared/protocol/problem';
import {PROTOCOL_VERSION} from '#shared/protocol/version';

/** One line per version: what crosses the wire, as a hash of the folder's JSON schemas. */
const HASH_OF_VERSION: Readonly<Record<number, string>> = {
  1: '90953fdb21ad0076',
  2: '29a7505854af1ad0',
  3: '91ee1fa10452ff44',
  4: 'e228eed949747c7e',
  5: '291dcf0c27297574',
  6: '72ad65fc1ca17fbe',
  7: '0df2a21f32165821',
  8: '88bd4754094a7830',
};

async function hashOfSchemas(): Promise<string> {
  const folder = new URL('../../../shared/protocol/', import.meta.url);
  const schemas: Record<string, unknown> = {};
  for (const file of readdirSync(folder).sort()) {
    const module: Record<string, unknown> = await import(new URL(file, folder).href);
    for (const [name, value] of Object.entries(module)) {
      if (name.endsWith('Schema')) schemas[`${file} ${name}`] = z.toJSONSchema(value as z.ZodType, {unrepresentable: 'any'});
    }
  }
  return createHash('sha256').update(canonical(schemas)).digest('hex').slice(0, 16);
}

describe('the protocol', () => {
  it('changes only together with its version', async () => {
    expect(await hashOfSchemas()).toBe(HASH_OF_VERSION[PROTOCOL_VERSION]);
  });

  it('has a problem body for every code (RFC 9457)', () => {
    for (const code of problemCodeSchema.options) {
      const body = problem(code, 'why');
      expect(problemSchema.parse(body)).toEqual(body);
      expect(body.status).toBeGreaterThanOrEqual(400);
    }
  });
});
