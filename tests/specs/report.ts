import type {Connector} from '../../worker/connectors/connector.ts';
import {CASES} from '../contract/cases.ts';
import {BUSY} from './busy-vendors.ts';
import {type Comparison, compare, type Difference} from './compare.ts';
import {drive} from './drive.ts';
import {KNOWN_DIFFERENCES} from './known-differences.ts';
import {findSpec} from './openapi.ts';

export type VendorReport = {
  readonly vendor: Connector['vendor'];
  /** The vendor's file; undefined: there is none in the folder. */
  readonly file: string | undefined;
  readonly exchanges: number;
  /** Why the connector did not do everything. */
  readonly failure: string | undefined;
  readonly comparison: Comparison | undefined;
  /** What nobody explained yet. */
  readonly differences: readonly Difference[];
  /** Explanations of what does not differ (any more). */
  readonly needless: readonly string[];
};

/** Every connector against its stand-in, and both against the vendor's file where the folder has one. */
export async function reportOf(folder: string): Promise<VendorReport[]> {
  const reports: VendorReport[] = [];
  for (const one of CASES) {
    const {vendor} = one.connector;
    const {exchanges, failure} = await drive({...one, vendor: BUSY[vendor] ?? one.vendor});
    const spec = findSpec(folder, vendor);
    const comparison = spec === undefined ? undefined : compare(spec, exchanges);
    reports.push({vendor, file: spec?.file, exchanges: exchanges.length, failure, comparison, ...explained(vendor, comparison)});
  }
  return reports;
}

function explained(vendor: string, comparison: Comparison | undefined): Pick<VendorReport, 'differences' | 'needless'> {
  if (comparison === undefined) return {differences: [], needless: []};
  const known = KNOWN_DIFFERENCES[vendor] ?? [];
  const text = ({where, issue}: Difference) => `${where}: ${issue}`;
  return {
    differences: comparison.differences.filter(one => !known.some(({what}) => what.test(text(one)))),
    needless: known.filter(({what}) => !comparison.differences.some(one => what.test(text(one)))).map(({what}) => String(what)),
  };
}

/** One line a vendor, then whatever differs. */
export function printReport(reports: readonly VendorReport[]): string {
  return reports
    .flatMap(({vendor, file, exchanges, failure, comparison, differences, needless}) => [
      comparison === undefined
        ? `${vendor}: no spec (${exchanges} requests made)`
        : `${vendor}: ${exchanges} requests, ${comparison.used.length} operations of ${file}` +
          `${comparison.outside.length === 0 ? '' : `; not in it: ${comparison.outside.join(', ')}`}`,
      ...(failure === undefined ? [] : [`  the connector stopped: ${failure}`]),
      ...differences.map(({where, issue}) => `  ${where}: ${issue}`),
      ...needless.map(what => `  explained, but not so: ${what}`),
    ])
    .join('\n');
}
