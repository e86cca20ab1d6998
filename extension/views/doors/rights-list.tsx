import {i18n} from '#i18n';
import {vendorName} from '../vendor-name';
import type {Door} from './door';
import {sentenceText} from './sentence';

type Props = {readonly door: Pick<Door, 'reach' | 'rights'>; readonly vendor: string};

/** What the key may do, each with its reason: no more is asked for than is used. */
export function RightsList({door, vendor}: Props) {
  const {reach, rights} = door;
  return (
    <section class="rights" aria-labelledby={`rights-${vendor}`}>
      <h4 id={`rights-${vendor}`}>{i18n.t('doors.scopes')}</h4>
      {reach === 'whole' ? <p class="second">{i18n.t('doors.whole', [vendorName(vendor)])}</p> : undefined}
      <ul>
        {rights.map(({scope, why}) => (
          <li key={`${scope} ${why}`}>
            {scope === undefined ? undefined : <code class="wrap">{scope}</code>} {sentenceText(why)}
          </li>
        ))}
      </ul>
    </section>
  );
}
