import {i18n} from '#i18n';
import type {SegmentCount} from '../../messages';
import {formats} from '../language';
import {listOf} from '../route';

/** Saved filters with their counts; each opens its list. */
export function SegmentList(props: {readonly segments: readonly SegmentCount[]; readonly onOpen: (path: string) => void}) {
  if (props.segments.length === 0) return <p class="second">{i18n.t('popup.noSegments')}</p>;
  return (
    <ul class="lines">
      {props.segments.map(({id, name, filter, count}) => (
        <li key={id}>
          <button type="button" class="line" data-testid="segment" onClick={() => props.onOpen(listOf(filter))}>
            <span class="grow">{name}</span>
            <span class="number">{formats().number(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
