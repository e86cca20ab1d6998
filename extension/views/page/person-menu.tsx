import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Supporter} from '#shared/model/supporter';
import type {Action} from '../../actions/action';
import {actions} from '../../actions/registry';
import {MoreMenu} from '../panel/more-menu';

type Props = {readonly supporter: Supporter; readonly onAct: (dialog: NonNullable<Action['dialog']>) => void};

/** What can be done to the person whose detail is open. */
export function PersonMenu({supporter, onAct}: Props) {
  const [isOpen, setOpen] = useState(false);
  const items = personActions(supporter).map(({action, dialog}) => ({
    id: action.id,
    label: action.label(),
    run: () => onAct(dialog),
  }));
  return (
    <MoreMenu items={items} isOpen={isOpen} onOpen={setOpen} text={`${i18n.t('act.actions')} ▾`} name={i18n.t('act.actionsOn')} />
  );
}

/** The actions that can be done to this person and have a dialog. */
export function personActions(supporter: Supporter) {
  const person = {id: supporter.id, email: supporter.email?.value, supporter};
  return actions.flatMap(action =>
    action.dialog === undefined || !action.available(person) ? [] : [{action, dialog: action.dialog}],
  );
}
