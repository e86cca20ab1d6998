import {useMemo} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Decision, DecisionNotice} from '#shared/model/decision';
import type {Segment} from '#shared/model/segment';
import type {Command} from '#shared/protocol/commands';
import {sendMessage} from '../../messages';
import {formats} from '../language';
import {type ProgrammeActions, programmeActions} from '../loyalty/programme-actions';
import type {PersonActions} from '../page/person-view';
import {type PromotionActions, promotionActions} from '../promotions/promotion-actions';
import {keptFilter} from '../segment-name';
import {type StandingActions, standingActions} from '../standing/standing-actions';
import {holdsMask} from '../streaming/mask-person';
import type {Toasts} from '../toasts';
import {troubleText} from '../trouble-text';
import {type BenefitActions, benefitActions} from './benefit-actions';

export type Actions = PersonActions &
  PromotionActions &
  ProgrammeActions &
  StandingActions &
  Omit<BenefitActions, 'onDeliver'> & {
    /** Both sides are rids. True when it was done. */
    readonly onDecide: (word: Decision['kind'], left: readonly string[], right: readonly string[]) => Promise<boolean>;
    readonly onUndecide: (decision: DecisionNotice) => void;
    readonly onUndecideImport: (name: string) => void;
    readonly onAddPerson: (name: string, email: string) => void;
    /** With others that change along with it, whose names or places hang on it. True when it was done. */
    readonly onSaveSegment: (segment: Segment, others?: readonly Segment[]) => Promise<boolean>;
    readonly onDeleteSegment: (segment: Segment) => void;
    /** Saved filters at their new places. */
    readonly onMoveSegments: (segments: readonly Segment[]) => void;
  };

/** Everything that the creator does in our own views, said in a toast with its undo. */
export function useActions(toasts: Toasts): Actions {
  return useMemo(() => {
    const run = (command: Command, said: string, undo?: Command) => carryOut(toasts, command, {said, undo});
    return {
      ...benefitActions(run),
      ...promotionActions(run),
      ...programmeActions(toasts),
      ...standingActions(run),
      onNote: (supporter, text) => void run({...fresh(), kind: 'note-add', supporter, text}, i18n.t('person.noteAdded')),
      onRemoveNote: (supporter, {id}) =>
        void run({...fresh(), kind: 'note-remove', supporter, note: id}, i18n.t('person.noteRemoved')),
      onContact: (supporter, contact) => void run({...fresh(), kind: 'contact', supporter, ...contact}, i18n.t('contact.marked')),
      onRemoveContact: (supporter, contact) =>
        void run({...fresh(), kind: 'contact-remove', supporter, contact}, i18n.t('contact.removed')),
      onTag: (supporter, name, on) =>
        void run({...fresh(), kind: 'tag', supporter, name, on}, i18n.t(on ? 'person.tagAdded' : 'person.tagRemoved', [name])),
      onEdit: (supporter, field, value) =>
        void run(
          {...fresh(), kind: 'edit', supporter, field, value},
          i18n.t(value === null ? 'duplicates.givenBack' : 'duplicates.edited'),
        ),
      onDecide: (word, left, right) =>
        run(
          {...fresh(), kind: 'decide', word, left: [...left], right: [...right]},
          i18n.t(word === 'same' ? 'duplicates.merged' : 'duplicates.keptApart'),
        ),
      onUndecide: ({id, left, right}) =>
        void run({...fresh(), kind: 'undecide', decision: id, left, right}, i18n.t('duplicates.undone')),
      onUndecideImport: name => void run({...fresh(), kind: 'undecide-import', import: name}, i18n.t('duplicates.undone')),
      onAddPerson: (name, email) =>
        void run(
          {...fresh(), kind: 'person-add', person: crypto.randomUUID(), name, ...(email === '' ? {} : {email})},
          i18n.t('duplicates.added', [name]),
        ),
      onRemovePerson: ({key, fields: {name, email}}) => {
        const person = key.split('/').at(-1) ?? '';
        const back: Command = {
          ...fresh(),
          kind: 'person-add',
          person,
          name: name ?? i18n.t('table.noName'),
          ...(email === undefined ? {} : {email}),
        };
        void run({...fresh(), kind: 'person-remove', person}, i18n.t('duplicates.removed'), back);
      },
      onScored: (supporter, isScored) =>
        void run(
          {...fresh(), kind: isScored ? 'score-again' : 'unscore', supporter},
          i18n.t(isScored ? 'privacy.scoredAgain' : 'privacy.unscored'),
        ),
      onErase: (supporter, name) => run({...fresh(), kind: 'erase', supporter}, i18n.t('erase.done', [name])),
      onCopy: text =>
        holdsMask(text)
          ? toasts.warn(i18n.t('privacy.streaming.refused'))
          : void navigator.clipboard.writeText(text).then(() => toasts.say(i18n.t('person.copied'))),
      onSaveSegment: (segment, others = []) => runAll(toasts, [withId(segment), ...others].map(putOf), i18n.t('filters.saved')),
      onMoveSegments: segments => void runAll(toasts, segments.map(putOf), i18n.t('filters.moved')),
      onDeleteSegment: ({id, rev}) => void run({...fresh(), kind: 'segment-remove', segment: id, rev}, i18n.t('filters.deleted')),
    };
  }, [toasts]);
}

function fresh() {
  return {id: crypto.randomUUID(), at: Date.now()};
}

function withId(segment: Segment): Segment {
  return segment.id === '' ? {...segment, id: crypto.randomUUID()} : segment;
}

function putOf(segment: Segment): Command {
  return {...fresh(), kind: 'segment-put', segment: {...segment, filter: keptFilter(segment.filter)}};
}

/** One after the other, said and taken back as one. Ends at the first that is refused. */
async function runAll(toasts: Toasts, commands: readonly Command[], said: string): Promise<boolean> {
  const undo: Command[] = [];
  let isWaiting = false;
  for (const command of commands) {
    const answer = await sendMessage('send', {command});
    if (!answer.ok) {
      toasts.warn(troubleText(answer));
      return false;
    }
    isWaiting ||= answer.isWaiting === true;
    if (answer.undo !== undefined) undo.unshift(answer.undo);
  }
  const takeBack = async () => {
    for (const command of undo) await sendMessage('send', {command: {...command, at: Date.now()}});
  };
  toasts.say(isWaiting ? `${said} ${i18n.t('trouble.offline')}` : said, undo.length === 0 ? undefined : () => void takeBack());
  return true;
}

/** `undo`: for a command that the answer cannot take back, because what it removes is known here alone. */
type Saying = {readonly said: string; readonly undo: Command | undefined};

async function carryOut(toasts: Toasts, command: Command, saying: Saying): Promise<boolean> {
  const answer = await sendMessage('send', {command});
  if (!answer.ok) {
    toasts.warn(troubleText(answer));
    return false;
  }
  const {writingTo, isWaiting} = answer;
  const undo = answer.undo ?? saying.undo;
  const also = writingTo.length === 0 ? '' : ` ${i18n.t('person.alsoIn', [formats().list(writingTo)])}`;
  const later = isWaiting === true ? ` ${i18n.t('trouble.offline')}` : '';
  const undone = undo === undefined ? undefined : () => void sendMessage('send', {command: {...undo, at: Date.now()}});
  toasts.say(`${saying.said}${also}${later}`, undone);
  return true;
}
