import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Action} from '../../actions/action';
import {askAddress} from '../../actions/ask-address';
import {copyEmail} from '../../actions/copy-email';
import {credits} from '../../actions/credits';
import {exportCsv} from '../../actions/export-csv';
import {reach} from '../../actions/reach';
import {actions} from '../../actions/registry';
import {tag} from '../../actions/tag';
import {fieldWords} from '../field-words';
import {formats} from '../language';
import {MoreMenu} from '../panel/more-menu';
import type {Sort} from '../route';

/** A dialog of the list: an action's, or that of its columns. */
export type ListDialog = 'columns' | NonNullable<Action['dialog']>;

type Props = {
  /** People in the list. */
  readonly size: number;
  readonly selected: number;
  /** Selected people whom the list does not show. */
  readonly outside: number;
  /** What the list is sorted by, where no column of it says so. */
  readonly sortedBy: Sort | undefined;
  readonly onClear: () => void;
  readonly onDialog: (dialog: ListDialog) => void;
};

/** Those with a button of their own; the others are under "More". */
const FIRST: readonly {readonly action: Action; readonly name: string; readonly label?: () => string}[] = [
  {action: reach, name: 'reach'},
  {action: copyEmail, name: 'emails', label: () => i18n.t('supporters.emails')},
  {action: tag, name: 'tag', label: () => i18n.t('supporters.tag')},
  {action: exportCsv, name: 'export'},
  {action: credits, name: 'credits'},
];

/** What to do with everyone in the list, or with those who are ticked. */
export function ListActions({size, selected, outside, sortedBy, onClear, onDialog}: Props) {
  const {number} = formats();
  const meant = selected === 0 ? size : selected;
  return (
    <div class="list-actions">
      <p class="whom" role="status" data-testid="whom">
        {[
          ...(selected === 0 ? [] : [i18n.t('supporters.selected', selected, [number(selected)])]),
          ...(outside === 0 ? [] : [i18n.t('supporters.outside', outside, [number(outside)])]),
        ].join(' · ')}
      </p>
      {selected === 0 ? undefined : (
        <button type="button" class="link" data-testid="clear-selection" onClick={onClear}>
          {i18n.t('supporters.clear')}
        </button>
      )}
      <span class="grow" />
      {sortedBy === undefined ? undefined : (
        <span class="second">
          {i18n.t('supporters.sortedBy', [fieldWords(sortedBy.by).label, sortedBy.descending ? '↓' : '↑'])}
        </span>
      )}
      <span class="second">{i18n.t('supporters.everyone', meant, [number(meant)])}</span>
      <ManyActions isOff={size === 0 && selected === 0} onDialog={onDialog} />
      <button type="button" data-testid="act-columns" onClick={() => onDialog('columns')}>
        <span aria-hidden="true">⚙ </span>
        {i18n.t('supporters.columns')}
      </button>
    </div>
  );
}

function ManyActions({isOff, onDialog}: Pick<Props, 'onDialog'> & {readonly isOff: boolean}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {FIRST.map(({action, name, label}) => (
        <button
          key={name}
          type="button"
          data-testid={`act-${name}`}
          disabled={isOff}
          title={name === 'credits' ? i18n.t('supporters.creditsHint') : undefined}
          onClick={() => action.dialog !== undefined && onDialog(action.dialog)}
        >
          {(label ?? action.label)()}
        </button>
      ))}
      {isOff ? undefined : (
        <MoreMenu
          items={moreActions(onDialog)}
          isOpen={isOpen}
          onOpen={setOpen}
          text={`${i18n.t('act.more')} ▾`}
          name={i18n.t('act.moreName')}
        />
      )}
    </>
  );
}

/** What else can be done to many people. */
export function moreActions(run: (dialog: NonNullable<Action['dialog']>) => void) {
  const first = new Set(FIRST.map(({action}) => action));
  return manyActions()
    .filter(({action}) => !first.has(action))
    .map(({action, dialog}) => ({id: action.id, label: labelForMany(action), run: () => run(dialog)}));
}

/** Every action that many people can be meant by, with its dialog. */
export function manyActions() {
  return actions.flatMap(action =>
    action.scope === 'one' || action.dialog === undefined ? [] : [{action, dialog: action.dialog}],
  );
}

/** In a menu of one person it asks them; here some of them. */
export function labelForMany(action: Action): string {
  if (action === askAddress) return i18n.t('act.askAddresses');
  return FIRST.find(one => one.action === action)?.label?.() ?? action.label();
}
