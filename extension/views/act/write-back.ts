import {vendorsTaking} from '#shared/model/vendor-writes';
import {isFile} from '../data/sources';
import {formats} from '../language';
import {vendorName} from '../vendor-name';
import type {ActProps} from './act-props';

/** Where a tag on these people is written too: "Ghost and Mailchimp"; undefined where it stays here. */
export function writtenTo({snapshot: {connections, session, state}, ordinals}: Pick<ActProps, 'snapshot' | 'ordinals'>) {
  const column = state.columns.column('source');
  if (session === null || column.kind !== 'word') return undefined;
  const live = new Set(connections.filter(one => !isFile(one)).map(({vendor}) => vendor));
  const possible = vendorsTaking('label').filter(vendor => live.has(vendor));
  const found = possible.filter(vendor => ordinals.some(ordinal => column.at(ordinal).includes(vendor)));
  return found.length === 0 ? undefined : formats().list(found.map(vendorName));
}
