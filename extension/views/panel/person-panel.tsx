import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import type {Benefit} from '#shared/model/benefit';
import {actPath} from '../../actions/act-path';
import {sendMessage} from '../../messages';
import type {Actions} from '../data/use-actions';
import type {History} from '../data/use-history';
import {formats} from '../language';
import {AccessLine} from '../page/access-line';
import {ContactSection} from '../page/contact-section';
import {EraseSection} from '../page/erase-section';
import {IdentitySection} from '../page/identity-section';
import {MembershipSection} from '../page/membership-section';
import {NotesSection} from '../page/notes-section';
import {OrdersSection} from '../page/orders-section';
import {OwedSection} from '../page/owed-section';
import type {Person} from '../page/person-view';
import {ScoreSection} from '../page/score-section';
import {SourcesSection} from '../page/sources-section';
import {TagsSection} from '../page/tags-section';
import {Fold, type Folds} from './fold';
import {TimelineSection} from './timeline-section';
import {WhoSection} from './who-section';

export type PersonPanelProps = {
  readonly person: Person;
  readonly history: History;
  readonly benefits: readonly Benefit[];
  readonly actions: Actions;
  readonly folds: Folds;
  readonly now: number;
  /** The oldest file that tells of the person, where no source is live and it is old; in days. */
  readonly staleDays: number;
  readonly why: ComponentChildren;
  /** Points, level and badges. */
  readonly account: ComponentChildren;
  readonly same: ComponentChildren;
  readonly onRefresh: () => void;
  /** The person was erased. */
  readonly onErased: () => void;
};

/** All about one person, top down by how often it is asked for. */
export function PersonPanel(props: PersonPanelProps) {
  const {person, history, benefits, actions, folds, now} = props;
  const {supporter, row, lines, programme} = person;
  const {id} = supporter;
  return (
    <>
      <Standing {...props} />
      <Fold name="who" title={i18n.t('panel.who')} folds={folds}>
        <WhoSection supporter={supporter} now={now} onCopy={actions.onCopy} />
      </Fold>
      <Fold name="score" title={i18n.t('score.title')} folds={folds}>
        <ScoreSection
          supporter={supporter}
          score={row.score}
          lines={lines}
          programme={programme}
          isDeclined={row.status.state === 'declined'}
          now={now}
          onScored={actions.onScored}
        />
      </Fold>
      {supporter.unscored !== undefined ? undefined : (
        <Fold name="account" title={i18n.t('standing.account.title')} folds={folds}>
          {props.account}
        </Fold>
      )}
      <Fold name="membership" title={i18n.t('person.membership')} folds={folds}>
        <MembershipSection supporter={supporter} row={row} now={now} />
      </Fold>
      <Fold name="timeline" title={i18n.t('panel.timeline')} folds={folds}>
        <TimelineSection key={id} supporter={supporter} history={history} benefits={benefits} now={now} />
      </Fold>
      {benefits.length === 0 ? undefined : (
        <Fold name="owed" title={i18n.t('benefits.title')} folds={folds}>
          <OwedSection supporter={supporter} benefits={benefits} now={now} onDeliver={actions.onDeliver} />
        </Fold>
      )}
      {supporter.orders === undefined ? undefined : (
        <Fold name="orders" title={i18n.t('orders.title')} folds={folds}>
          <OrdersSection
            orders={supporter.orders}
            now={now}
            onRefund={order => void sendMessage('open', {path: actPath({kind: 'one', id}, 'refund', order)})}
          />
        </Fold>
      )}
      <OwnWords {...props} />
      <Fold name="why" title={i18n.t('why.title')} folds={folds}>
        {props.why}
      </Fold>
      <Fold name="same" title={i18n.t('panel.same')} folds={folds}>
        {props.same}
      </Fold>
      <Fold name="sources" title={i18n.t('person.sources')} folds={folds}>
        <IdentitySection key={id} supporter={supporter} now={now} onEdit={actions.onEdit} />
        <SourcesSection supporter={supporter} onRemovePerson={actions.onRemovePerson} />
      </Fold>
      <Fold name="erase" title={i18n.t('erase.title')} folds={folds}>
        <EraseSection
          key={id}
          supporter={supporter}
          name={row.name ?? row.email ?? i18n.t('table.noName')}
          onErase={actions.onErase}
          onErased={props.onErased}
        />
      </Fold>
    </>
  );
}

/** How the person stands: why they have no access first, then what makes our word on them old. */
function Standing({person: {supporter}, now, staleDays, onRefresh}: PersonPanelProps) {
  const forgottenAt = supporter.records.find(({forgotten}) => forgotten !== undefined)?.forgotten;
  return (
    <div class="standing">
      <AccessLine supporter={supporter} now={now} />
      {forgottenAt === undefined ? undefined : <p class="second">{i18n.t('person.forgotten', [formats().date(forgottenAt)])}</p>}
      {staleDays === 0 ? undefined : (
        <p class="row second" data-testid="stale">
          <span class="grow wrap">{i18n.t('panel.stale', staleDays, [formats().number(staleDays)])}</span>
          <button type="button" onClick={onRefresh}>
            {i18n.t('verb.update')}
          </button>
        </p>
      )}
    </div>
  );
}

/** What the creator says of the person, and to them. */
function OwnWords({person: {supporter, tagsInUse}, actions, folds, now}: PersonPanelProps) {
  const {id, notes, tags} = supporter;
  return (
    <>
      <Fold name="notes" title={i18n.t('person.notes')} folds={folds}>
        <NotesSection
          key={id}
          notes={notes}
          now={now}
          onAdd={text => actions.onNote(id, text)}
          onRemove={note => actions.onRemoveNote(id, {id: note, text: notes.find(one => one.id === note)?.text ?? ''})}
        />
      </Fold>
      <Fold name="tags" title={i18n.t('person.tags')} folds={folds}>
        <TagsSection key={id} tags={tags} inUse={tagsInUse} onTag={(name, on) => actions.onTag(id, name, on)} />
      </Fold>
      <Fold name="contacts" title={i18n.t('contact.title')} folds={folds}>
        <ContactSection
          key={id}
          supporter={supporter}
          now={now}
          onContact={actions.onContact}
          onRemove={actions.onRemoveContact}
        />
      </Fold>
    </>
  );
}
