import type {ComponentChildren} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Benefit} from '#shared/model/benefit';
import type {Programme} from '#shared/model/programme';
import type {HeldRecord, Supporter} from '#shared/model/supporter';
import type {Action} from '../../actions/action';
import type {ScoreLine} from '../../messages';
import type {BenefitActions} from '../data/benefit-actions';
import type {History} from '../data/use-history';
import {formats} from '../language';
import type {PersonRow} from '../person-row';
import {AccessLine} from './access-line';
import {ActivitySection} from './activity-section';
import {ContactSection, type OnContact} from './contact-section';
import {EraseSection} from './erase-section';
import {HistorySection} from './history-section';
import {IdentitySection, type OnEdit} from './identity-section';
import {MembershipSection} from './membership-section';
import {NotesSection} from './notes-section';
import {OrdersSection} from './orders-section';
import {OwedSection} from './owed-section';
import {PersonMenu} from './person-menu';
import {ScoreSection} from './score-section';
import {SourcesSection} from './sources-section';
import {TagsSection} from './tags-section';

/** Everything that the detail of a person shows. */
export type Person = {
  readonly supporter: Supporter;
  readonly row: PersonRow;
  readonly lines: readonly ScoreLine[];
  readonly programme: Programme;
  readonly tagsInUse: readonly string[];
};

export type PersonActions = Pick<BenefitActions, 'onDeliver'> & {
  readonly onNote: (supporter: string, text: string) => void;
  readonly onRemoveNote: (supporter: string, note: {id: string; text: string}) => void;
  readonly onContact: OnContact;
  readonly onRemoveContact: (supporter: string, contact: string) => void;
  readonly onTag: (supporter: string, name: string, on: boolean) => void;
  readonly onEdit: OnEdit;
  /** Removes a record that was made by hand. */
  readonly onRemovePerson: (record: HeldRecord) => void;
  readonly onCopy: (text: string) => void;
  /** False: the person wants no score. */
  readonly onScored: (supporter: string, isScored: boolean) => void;
  /** For good. True when it was done. */
  readonly onErase: (supporter: string, name: string) => Promise<boolean>;
};

type Props = PersonActions & {
  /** Undefined: nobody has this id (any more). */
  readonly person: Person | undefined;
  readonly history?: History;
  readonly benefits: readonly Benefit[];
  readonly now: number;
  /** Why the person is in a list or not. */
  readonly why?: ComponentChildren;
  /** Points, level and badges. */
  readonly account?: ComponentChildren;
  /** Opens the dialog of an action on this person; absent: none is offered. */
  readonly onAct?: (dialog: NonNullable<Action['dialog']>) => void;
  readonly onClose: () => void;
};

/** One person, beside the list. */
export function PersonView({person, history, benefits, now, why, account, onAct, onClose, ...actions}: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  const id = person?.supporter.id;
  useEffect(() => {
    if (id !== undefined) title.current?.focus();
  }, [id]);
  return (
    <aside class="detail" aria-labelledby="person-title">
      <header class="row">
        <h2 id="person-title" ref={title} class="grow clip" tabIndex={-1}>
          {person === undefined ? i18n.t('person.gone') : nameOf(person.row)}
        </h2>
        {person === undefined || onAct === undefined ? undefined : <PersonMenu supporter={person.supporter} onAct={onAct} />}
        <button type="button" class="icon" aria-label={i18n.t('person.back')} title={i18n.t('person.back')} onClick={onClose}>
          ✕
        </button>
      </header>
      {person === undefined ? undefined : (
        <Sections {...{person, history, benefits, now, why, account, onAct, onClose}} {...actions} />
      )}
    </aside>
  );
}

function nameOf({name, email}: PersonRow): string {
  return name ?? email ?? i18n.t('table.noName');
}

function Sections({
  person,
  history,
  benefits,
  now,
  onNote,
  onRemoveNote,
  onContact,
  onRemoveContact,
  onTag,
  onEdit,
  onRemovePerson,
  onCopy,
  onDeliver,
  onErase,
  onScored,
  onAct,
  onClose,
  why,
  account,
}: PersonActions & {
  readonly why: ComponentChildren;
  readonly account: ComponentChildren;
  readonly onAct: Props['onAct'];
  readonly onClose: () => void;
  readonly person: Person;
  readonly history: History;
  readonly benefits: readonly Benefit[];
  readonly now: number;
}) {
  const {supporter, row, lines, programme, tagsInUse} = person;
  const {email} = row;
  const forgottenAt = supporter.records.find(({forgotten}) => forgotten !== undefined)?.forgotten;
  return (
    <>
      <p class="row">
        <span class="grow clip">{email ?? i18n.t('person.noEmail')}</span>
        {email === undefined ? undefined : (
          <button type="button" onClick={() => onCopy(email)}>
            {i18n.t('verb.copyEmail')}
          </button>
        )}
      </p>
      <AccessLine supporter={supporter} now={now} />
      {forgottenAt === undefined ? undefined : <p class="second">{i18n.t('person.forgotten', [formats().date(forgottenAt)])}</p>}
      <ScoreSection
        supporter={supporter}
        score={row.score}
        lines={lines}
        programme={programme}
        isDeclined={row.status.state === 'declined'}
        now={now}
        onScored={onScored}
      />
      {account}
      <MembershipSection supporter={supporter} row={row} now={now} />
      {why}
      <OwedSection supporter={supporter} benefits={benefits} now={now} onDeliver={onDeliver} />
      <OrdersSection orders={supporter.orders} now={now} onRefund={order => onAct?.({act: 'refund', purpose: order})} />
      <HistorySection history={history} now={now} />
      <ActivitySection activity={supporter.activity} now={now} />
      <ContactSection
        key={`contacts ${supporter.id}`}
        supporter={supporter}
        now={now}
        onContact={onContact}
        onRemove={onRemoveContact}
      />
      <NotesSection
        notes={supporter.notes}
        now={now}
        onAdd={text => onNote(supporter.id, text)}
        onRemove={id => onRemoveNote(supporter.id, {id, text: supporter.notes.find(note => note.id === id)?.text ?? ''})}
      />
      <TagsSection tags={supporter.tags} inUse={tagsInUse} onTag={(name, on) => onTag(supporter.id, name, on)} />
      <IdentitySection key={supporter.id} supporter={supporter} now={now} onEdit={onEdit} />
      <SourcesSection supporter={supporter} onRemovePerson={onRemovePerson} />
      <EraseSection key={`erase ${supporter.id}`} supporter={supporter} name={nameOf(row)} onErase={onErase} onErased={onClose} />
    </>
  );
}
