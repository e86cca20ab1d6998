import type {RecordKey} from '#shared/model/record';

/** The vendor part of a record key: `ghost`. */
export function vendorOf(key: RecordKey): string {
  return key.slice(0, key.indexOf('/'));
}

/** What a record stands for in its account: `member`. */
export function kindOf(key: RecordKey): string {
  return key.split('/')[2] ?? '';
}

/** The account part of a record key: the site's host, the audience's id. */
export function accountOf(key: RecordKey): string {
  return key.split('/')[1] ?? '';
}
