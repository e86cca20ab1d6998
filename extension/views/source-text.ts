import {i18n} from '#i18n';
import {vendorOf} from '#shared/model/record-key';
import type {Provenance} from '#shared/model/supporter';
import {formats} from './language';
import {vendorName} from './vendor-name';

/** Which source said something and how long ago: "file from Patreon, 8 months ago". */
export function saidText({record, source, asOf}: Provenance, now: number): string {
  const by = source === 'self' ? i18n.t('source.self') : i18n.t(`source.${source}`, [vendorName(vendorOf(record))]);
  return `${by}, ${formats().relative(asOf, now)}`;
}
