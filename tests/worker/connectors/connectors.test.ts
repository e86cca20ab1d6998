import {describe, expect, it} from 'vitest';
import {VENDOR_FACTS} from '../../../extension/views/vendor-facts.ts';
import {connectors} from '../../../worker/connectors/registry.ts';
import {CASES} from '../../contract/cases.ts';
import {testConnector} from '../../contract/connector.ts';
import {testFaults} from '../../contract/faults.ts';

for (const one of CASES) {
  testConnector(one);
  testFaults(one);
}

describe('the registry of connectors', () => {
  it('holds none that the contract is not run for', () => {
    expect(connectors.map(({vendor}) => vendor).sort()).toEqual(CASES.map(({connector}) => connector.vendor).sort());
  });

  it.each(connectors)('says of $vendor whether it has an open interface, and what stays unknown (CRM-23)', ({vendor}) => {
    expect(VENDOR_FACTS[vendor]?.openApi).toBe(true);
    expect(VENDOR_FACTS[vendor]?.withholds.length).toBeGreaterThan(0);
  });
});
