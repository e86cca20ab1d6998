import {expect, it} from 'vitest';
import {printReport, reportOf} from './report.ts';

// Run by `npm run test:specs` alone, which says where the files are: see run.ts.
it('what connectors ask and stand-ins answer is what the vendors’ own files say', async () => {
  const reports = await reportOf(process.env.VENDOR_SPECS ?? '');
  console.log(printReport(reports));
  expect(
    reports.some(({file}) => file !== undefined),
    'the folder has no file of any vendor',
  ).toBe(true);
  for (const {vendor, failure, differences, needless} of reports) {
    expect(failure, vendor).toBeUndefined();
    expect(differences, vendor).toEqual([]);
    expect(needless, vendor).toEqual([]);
  }
});
