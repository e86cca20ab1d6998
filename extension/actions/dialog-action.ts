import {i18n} from '#i18n';
import {type ActId, actPath, type Targets} from './act-path';
import type {ActionPerson, PlainAction} from './action';

/** An action that is done in its dialog: for one person it opens that, and `path` says where for any. */
export type DialogAction = PlainAction & {readonly path: (targets: Targets) => string};

type Wanted = Pick<PlainAction, 'id' | 'label' | 'scope'> & {
  readonly act: ActId;
  /** What `for=` says. */
  readonly purpose?: string;
  /** Absent: for everyone who is in the data. */
  readonly available?: (person: ActionPerson) => boolean;
};

export function dialogAction({id, label, scope, act, purpose, available = () => true}: Wanted): DialogAction {
  const path = (targets: Targets) => actPath(targets, act, purpose);
  return {
    id,
    label,
    scope,
    asks: 'nothing',
    path,
    available: person => scope !== 'many' && person.id !== undefined && available(person),
    async run(person, {open}) {
      if (person.id === undefined) return {ok: false, text: i18n.t('action.notInData')};
      await open(path({kind: 'one', id: person.id}));
      return {ok: true, text: ''};
    },
  };
}
