import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {actPath} from '../../actions/act-path';
import {MoreMenu} from '../panel/more-menu';
import {labelForMany, manyActions} from './list-actions';

type Props = {
  /** Of the saved filter. */
  readonly name: string;
  /** The filter text of its list. */
  readonly list: string;
  readonly onOpen: (path: string) => void;
};

/** What can be done to everyone in a saved filter, from its card. */
export function FilterMenu({name, list, onOpen}: Props) {
  const [isOpen, setOpen] = useState(false);
  const items = manyActions().map(({action, dialog: {act, purpose}}) => ({
    id: action.id,
    label: labelForMany(action),
    run: () => onOpen(actPath({kind: 'filter', filter: list}, act, purpose)),
  }));
  return <MoreMenu items={items} isOpen={isOpen} onOpen={setOpen} name={i18n.t('act.moreOf', [name])} />;
}
