import {describe, expect, it} from 'vitest';
import {readExport} from '#shared/csv/read-export';
import {otherwiseOf} from '#shared/membership/disagreements';
import type {Reading} from '#shared/model/record';
import {patreon} from '../../../worker/connectors/patreon.ts';
import {connected} from '../../contract/connector.ts';
import {createPatreonFake} from '../../fakes/vendors/patreon.ts';
import {CAMPAIGN} from '../../fakes/vendors/patreon-members.ts';
import {patreonCsv} from '../../fixtures/patreon-csv.ts';
import {drawWorld} from '../../fixtures/people.ts';

const {patreon: people} = drawWorld({members: 300});

function ofFile(): Map<string, Reading> {
  const file = readExport({text: patreonCsv(people), asOf: Date.UTC(2026, 10, 19), accounts: {patreon: CAMPAIGN}});
  if (!file.ok) throw new Error('the file cannot be read');
  return new Map(file.readings.map(reading => [reading.key, reading]));
}

/** The fake's campaign counts in the file's currency. */
async function ofApi(): Promise<Map<string, Reading>> {
  const fake = createPatreonFake(people);
  Object.assign(fake.campaigns[0]?.attributes ?? {}, {currency: 'USD'});
  const {readings} = await patreon.pull(await connected(patreon, fake), {since: undefined, page: 0});
  return new Map(readings.map(reading => [reading.key, reading]));
}

describe('one campaign, by its file and by the API', () => {
  it('has the same records, known by the same addresses and users (CRM-14, CRM-22)', async () => {
    const [file, api] = [ofFile(), await ofApi()];
    expect([...api.keys()].sort()).toEqual([...file.keys()].sort());
    expect(api.size).toBeGreaterThan(100);
    const known = ({identifiers}: Reading) =>
      identifiers.filter(({account}) => account !== 'discord').map(({type, value}) => `${type} ${value}`);
    for (const [key, reading] of api) expect(known(reading)).toEqual(known(file.get(key) ?? reading));
  });

  it('says the same of who is a member, in every fact that both tell', async () => {
    const [file, api] = [ofFile(), await ofApi()];
    for (const [key, reading] of api) {
      const other = file.get(key) ?? reading;
      const apart = otherwiseOf([reading, other], {...other.fields, ...reading.fields}).flatMap(({fields}) =>
        Object.keys(fields),
      );
      expect(apart, key).toEqual([]);
    }
  });
});
