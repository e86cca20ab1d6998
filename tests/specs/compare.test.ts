import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {kit} from '../../worker/connectors/kit.ts';
import {createKitFake} from '../fakes/vendors/kit.ts';
import {compare} from './compare.ts';
import {drive} from './drive.ts';
import {recorded} from './exchanges.ts';
import {commonStart, findSpec, type Json, type JsonObject, operationOf, type Spec} from './openapi.ts';
import {checkSchema} from './schema-check.ts';

/** The part of Kit's file that one list needs, as it stands there. */
const ACCOUNT: JsonObject = {
  openapi: '3.0.3',
  paths: {
    '/v4/account': {
      get: {
        responses: {
          '200': {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['user', 'account'],
                  properties: {
                    user: {type: 'object', properties: {email: {type: 'string'}}},
                    account: {$ref: '#/components/schemas/account'},
                  },
                },
              },
            },
          },
        },
      },
    },
    '/v4/account/colors': {get: {responses: {'200': {}}}},
  },
  components: {
    schemas: {
      account: {
        type: 'object',
        required: ['name', 'plan_type', 'primary_email_address'],
        properties: {
          id: {type: 'integer'},
          name: {type: 'string'},
          plan_type: {type: 'string', enum: ['free', 'creator', 'creator_pro']},
          primary_email_address: {type: 'string', format: 'email'},
        },
      },
    },
  },
};
const SPEC: Spec = {file: 'kit.json', root: ACCOUNT};
const issues = (comparison: ReturnType<typeof compare>) => comparison.differences.map(({where, issue}) => `${where}: ${issue}`);

/** What a connector asked and was answered while it connected, with an answer that a test may break. */
async function exchangesWith(breakIt: (account: Record<string, unknown>) => void) {
  const fake = createKitFake(1);
  const {exchanges} = await drive({
    connector: kit,
    vendor: () => ({
      ...fake,
      fetch: async (request: Request) => {
        const answer = await fake.fetch(request);
        if (!request.url.endsWith('/account')) return answer;
        const body = (await answer.json()) as {account: Record<string, unknown>};
        breakIt(body.account);
        return Response.json(body);
      },
    }),
  });
  return exchanges.filter(({path}) => path === '/v4/account');
}

describe('holding a stand-in against the vendor’s own file', () => {
  it('finds nothing where it answers as the vendor does', async () => {
    const comparison = compare(SPEC, await exchangesWith(() => undefined));
    expect(issues(comparison)).toEqual([]);
    expect(comparison.used).toEqual(['GET /v4/account']);
  });

  it.each<[string, (account: Record<string, unknown>) => void, string]>([
    ['a field too few', account => delete account.primary_email_address, '.account.primary_email_address: missing'],
    ['a field that was made up', account => Object.assign(account, {rank: 1}), '.account.rank: the file knows no such field'],
    ['another type', account => Object.assign(account, {id: '29'}), '.account.id: string instead of integer'],
    [
      'a word that the vendor does not use',
      account => Object.assign(account, {plan_type: 'gold'}),
      '.account.plan_type: "gold" is none of its words',
    ],
    [
      'another format',
      account => Object.assign(account, {primary_email_address: 'ada'}),
      '.account.primary_email_address: "ada" is no email',
    ],
    ['null', account => Object.assign(account, {name: null}), '.account.name: null instead of string'],
  ])('names a stand-in that is broken: %s', async (_, breakIt, issue) => {
    expect(issues(compare(SPEC, await exchangesWith(breakIt)))).toEqual([`GET /v4/account answer 200${issue}`]);
  });

  it('names requests that the vendor does not know, and tells what the file is not about apart', async () => {
    const {fake, exchanges} = recorded(createKitFake(1));
    for (const path of ['/v4/account?full=true', '/v4/account/owners', '/v4/tags', '/v3/account'])
      await fake.fetch(new Request(`https://${fake.host}${path}`, {headers: {'x-kit-api-key': fake.request.key}}));
    await fake.fetch(new Request(`https://${fake.host}/v4/account/colors`, {method: 'POST', body: '{}'}));
    const {outside, differences} = compare(SPEC, exchanges);
    expect(outside).toEqual(['GET /v3/account', 'GET /v4/tags']);
    const texts = differences.map(({where, issue}) => `${where}: ${issue}`);
    expect(texts).toContain('GET /v4/account query full: the file knows no such parameter');
    expect(texts).toContain('GET /v4/account/owners: the file knows no such operation');
    expect(texts).toContain('POST /v4/account/colors: the file knows no such operation');
  });
});

describe('a schema', () => {
  const flaws = (schema: Json, value: Json) =>
    checkSchema({spec: {file: '', root: {}}, isClosed: true}, schema, value).map(({at, issue}) => `${at} ${issue}`.trim());

  it('of a kind that is not read here fails, instead of letting everything pass', () => {
    expect(flaws({type: 'object', if: {}}, {})).toEqual(['the file uses if, which is not checked here']);
    expect(flaws({$ref: '#/nowhere'}, {})).toEqual(['the file says nothing that can be read']);
  });

  it.each<[Json, Json, string[]]>([
    [{type: 'string', nullable: true}, null, []],
    [{type: ['string', 'null']}, null, []],
    [{type: 'string'}, null, ['null instead of string']],
    [{type: 'array', items: {type: 'integer'}, maxItems: 1}, [1, 'b'], ['2 items, 1 allowed', '[] string instead of integer']],
    [{oneOf: [{type: 'integer'}, {type: 'string', format: 'date'}]}, '2026-11-23', []],
    [{oneOf: [{type: 'integer'}, {type: 'string', format: 'date'}]}, 'soon', ['string instead of integer']],
    [{allOf: [{properties: {a: {type: 'string'}}}, {properties: {b: {type: 'string'}}, required: ['b']}]}, {a: 'x', b: 'y'}, []],
    [{allOf: [{properties: {b: {type: 'string'}}, required: ['b']}], properties: {a: {}}}, {a: 1}, ['.b missing']],
    [{type: 'object', additionalProperties: {type: 'string'}}, {a: 1}, ['.a number instead of string']],
    [{type: 'object', additionalProperties: false}, {a: 1}, ['.a the file knows no such field']],
    [{type: 'number', minimum: 1, maximum: 2}, 3, ['3 is above 2']],
    [{type: 'string', pattern: '^a'}, 'b', ['"b" does not fit ^a']],
    [{const: 1}, 2, ['2 instead of 1']],
    [{type: 'string', format: 'date-time'}, '2026-11-23', ['"2026-11-23" is no date-time']],
  ])('%j of %j: %j', (schema, value, issue) => {
    expect(flaws(schema, value)).toEqual(issue);
  });
});

describe('a file', () => {
  it('is found by the vendor’s name at its beginning', () => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-specs-'));
    try {
      for (const name of ['Kit-v4.json', 'kitchen.txt', 'other.json']) writeFileSync(join(folder, name), '{"paths": {}}');
      expect(findSpec(folder, 'kit')?.file).toBe('Kit-v4.json');
      expect(findSpec(folder, 'patreon')).toBeUndefined();
      expect(() => findSpec(join(folder, 'nowhere'), 'kit')).toThrow(/no folder/);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  it('is about what its paths have in common, and prefers a path without a variable', () => {
    expect(commonStart(SPEC)).toBe('/v4/account');
    const paths = {'/a/{id}': {get: {}}, '/a/search': {get: {}, parameters: [{in: 'query', name: 'q'}]}};
    const spec = {file: '', root: {paths}};
    expect(operationOf(spec, 'GET', '/a/search')).toMatchObject({name: 'GET /a/search', parameters: [{name: 'q'}]});
    expect(operationOf(spec, 'GET', '/a/7')?.name).toBe('GET /a/{id}');
    expect(operationOf(spec, 'POST', '/a/7')).toBeUndefined();
  });
});
