import {describe, expect, it} from 'vitest';
import {VENDOR_FACTS} from '../../../extension/views/vendor-facts.ts';
import {connectors} from '../../../worker/connectors/registry.ts';
import {CASES} from '../../contract/cases.ts';
import {testConnector} from '../../contract/connector.ts';
import {testFaults} from '../../contract/faults.ts';
import {testWebhooks} from '../../contract/webhooks.ts';

for (const one of CASES) {
  testConnector(one);
  testFaults(one);
  testWebhooks(one);
}

describe('the registry of connectors', () => {
  it('holds none that the contract is not run for', () => {
    expect(connectors.map(({vendor}) => vendor).sort()).toEqual(CASES.map(({connector}) => connector.vendor).sort());
  });

  it('tries the webhooks of every vendor that has some, but of those whose own test does', () => {
    const silent = CASES.filter(({connector, vendor}) => connector.webhooks !== undefined && vendor(1).webhook === undefined);
    // Discord's say nothing of a person: whoever allowed the app, and whoever took that back.
    expect(silent.map(({connector}) => connector.vendor)).toEqual(['discord']);
  });

  it.each(connectors)('says of $vendor whether it has an open interface, and what stays unknown (CRM-23)', ({vendor}) => {
    expect(VENDOR_FACTS[vendor]?.openApi).toBe(true);
    expect(VENDOR_FACTS[vendor]?.withholds.length).toBeGreaterThan(0);
  });

  it.each(connectors)('says of $vendor how long its rules let us keep what it told', ({vendor, keepsMs}) => {
    expect(VENDOR_FACTS[vendor]?.keepsDays).toBe(keepsMs === undefined ? undefined : keepsMs / 86_400_000);
  });
});
