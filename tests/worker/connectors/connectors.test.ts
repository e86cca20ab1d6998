import {describe, expect, it} from 'vitest';
import {VENDOR_FACTS} from '../../../extension/views/vendor-facts.ts';
import {discord} from '../../../worker/connectors/discord.ts';
import {ghost} from '../../../worker/connectors/ghost.ts';
import {mailchimp} from '../../../worker/connectors/mailchimp.ts';
import {connectors} from '../../../worker/connectors/registry.ts';
import {youtube} from '../../../worker/connectors/youtube.ts';
import {testConnector} from '../../contract/connector.ts';
import {createDiscordFake} from '../../fakes/vendors/discord.ts';
import {createGhostFake} from '../../fakes/vendors/ghost.ts';
import {createMailchimpFake} from '../../fakes/vendors/mailchimp.ts';
import {createYoutubeFake} from '../../fakes/vendors/youtube.ts';

const CASES = [
  {connector: discord, vendor: (people: number) => createDiscordFake(people), pageSize: 1000, isUncounted: true},
  {connector: ghost, vendor: (people: number) => createGhostFake(people), pageSize: 100},
  {connector: mailchimp, vendor: (people: number) => createMailchimpFake(people), pageSize: 500},
  {connector: youtube, vendor: (people: number) => createYoutubeFake(people), pageSize: 1000},
];

for (const one of CASES) testConnector(one);

describe('the registry of connectors', () => {
  it('holds none that the contract is not run for', () => {
    expect(connectors.map(({vendor}) => vendor).sort()).toEqual(CASES.map(({connector}) => connector.vendor).sort());
  });

  it.each(connectors)('says of $vendor whether it has an open interface, and what stays unknown (CRM-23)', ({vendor}) => {
    expect(VENDOR_FACTS[vendor]?.openApi).toBe(true);
    expect(VENDOR_FACTS[vendor]?.withholds.length).toBeGreaterThan(0);
  });
});
