import {i18n} from '#i18n';
import {type ActId, actPath} from './act-path';
import type {ActionPerson, PlainAction} from './action';

type Wanted = Pick<PlainAction, 'id' | 'label' | 'scope'> & {
  readonly act: ActId;
  /** What `for=` says. */
  readonly purpose?: string;
  /** Absent: for everyone who is in the data. */
  readonly available?: (person: ActionPerson) => boolean;
};

/** An action that is done in its dialog, which it opens in our page. */
export function dialogAction({id, label, scope, act, purpose, available = () => true}: Wanted): PlainAction {
  return {
    id,
    label,
    scope,
    asks: 'nothing',
    dialog: {act, purpose},
    available: person => scope !== 'many' && person.id !== undefined && available(person),
    async run(person, {open}) {
      if (person.id === undefined) return {ok: false, text: i18n.t('action.notInData')};
      await open(actPath({kind: 'one', id: person.id}, act, purpose));
      return {ok: true, text: ''};
    },
  };
}
