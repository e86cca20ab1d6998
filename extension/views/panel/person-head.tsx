import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {formats} from '../language';
import type {Person} from '../page/person-view';
import {ScoreChip} from '../parts/score-chip';
import {statusText, tierText} from '../status-text';
import {vendorName} from '../vendor-name';
import {MoreMenu} from './more-menu';
import type {QuickActions} from './use-quick-actions';

type Props = {
  readonly person: Person;
  readonly quick: QuickActions;
  readonly isMenuOpen: boolean;
  readonly onMenu: (isOpen: boolean) => void;
  readonly onCopy: (text: string) => void;
  /** The number opens what it is made of. */
  readonly onScore: () => void;
  readonly onNote: () => void;
  readonly onTag: () => void;
};

/** Who it is, how loyal, and what is done most; it stays in sight. */
export function PersonHead({person, quick, isMenuOpen, onMenu, onCopy, onScore, onNote, onTag}: Props) {
  const {row, supporter} = person;
  const {email, status} = row;
  const what = [statusText(status), tierText(row.tier)].filter(text => text !== undefined);
  return (
    <div class="person-head">
      <div class="row">
        <h1 class="grow clip" title={nameOf(person)}>
          {nameOf(person)}
        </h1>
        <button type="button" class="bare" title={i18n.t('panel.openScore')} data-testid="score" onClick={onScore}>
          <ScoreChip score={row.score} risk={status.state === 'declined'} />
        </button>
      </div>
      <p class="row">
        <span class="grow clip second" title={email}>
          {email ?? i18n.t('person.noEmail')}
        </span>
        {email === undefined ? undefined : (
          <button type="button" class="link" onClick={() => onCopy(email)}>
            {i18n.t('verb.copyEmail')}
          </button>
        )}
      </p>
      <p class={status.state === 'declined' ? 'clip risk-text' : 'clip second'}>{what.join(' · ')}</p>
      <div class="row verbs">
        {quick.onMessage === undefined ? undefined : (
          <button type="button" class="primary" onClick={quick.onMessage}>
            {i18n.t('panel.message')}
          </button>
        )}
        <button type="button" onClick={onNote}>
          {i18n.t('panel.note')}
        </button>
        <button type="button" onClick={onTag}>
          {i18n.t('panel.tag')}
        </button>
        <MoreMenu items={quick.more} isOpen={isMenuOpen} onOpen={onMenu} />
      </div>
      <Announce id={supporter.id} name={nameOf(person)} />
    </div>
  );
}

/** The panel changes by itself when the page does: said to whoever does not see it. */
function Announce({id, name}: {readonly id: string; readonly name: string}) {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (said.current !== null) said.current.textContent = name;
  }, [id]);
  return <p ref={said} class="hidden" role="status" />;
}

/** A person whom a vendor hides has no name, and that says who hides them. */
function nameOf({row: {name, email, status}, supporter}: Person): string {
  if (name !== undefined) return name;
  if (status.flags.includes('masked')) return i18n.t('panel.masked', [hiders(supporter)]);
  return email ?? i18n.t('table.noName');
}

function hiders({records}: Supporter): string {
  const vendors = records.filter(({fields}) => fields.masked === true).map(({key}) => vendorName(vendorOf(key)));
  return formats().list([...new Set(vendors)]);
}
