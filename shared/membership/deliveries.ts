import {wordKey} from '#shared/membership/word-key';
import type {Attachment} from '#shared/model/attachment';
import {compareText} from '#shared/model/compare';
import type {Delivery} from '#shared/model/delivery';

/** Superseded words that a person's document carries; all of them stay stored. */
const MOST_OLDER = 20;

/** What hangs on a person's records of benefits, newest first: every word in force, and the latest of the older ones. */
export function deliveriesOf(attachments: readonly Attachment[]): Delivery[] | undefined {
  const words = attachments
    .flatMap(attachment => (attachment.kind === 'delivery' ? deliveryOf(attachment) : []))
    .sort((left, right) => right.at - left.at || compareText(right.id, left.id));
  if (words.length === 0) return undefined;
  const seen = new Set<string>();
  let older = 0;
  return words.filter(({benefit, month}) => {
    const key = wordKey(benefit, month);
    if (seen.has(key)) return older++ < MOST_OLDER;
    seen.add(key);
    return true;
  });
}

function deliveryOf({kind: _, rid: __, ...word}: Extract<Attachment, {kind: 'delivery'}>): Delivery {
  return word;
}
