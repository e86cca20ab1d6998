import {i18n} from '#i18n';
import {fieldWords} from '../field-words';
import {formats} from '../language';
import type {Sort} from '../route';

/** What can be done with the people of a list. */
export type ListDialog = 'columns' | 'emails' | 'export' | 'tag' | 'credits';

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

const ACTIONS = ['emails', 'export', 'credits', 'tag'] as const;

/** What to do with everyone in the list, or with those who are ticked. */
export function ListActions({size, selected, outside, sortedBy, onClear, onDialog}: Props) {
  const {number} = formats();
  const meant = selected === 0 ? size : selected;
  return (
    <div class="list-actions">
      <p class="whom" role="status" data-testid="whom">
        {selected === 0 ? '' : i18n.t('supporters.selected', selected, [number(selected)])}
        {outside === 0 ? '' : `, ${i18n.t('supporters.outside', outside, [number(outside)])}`}
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
      {ACTIONS.map(action => (
        <button
          key={action}
          type="button"
          data-testid={`act-${action}`}
          disabled={size === 0 && selected === 0}
          title={action === 'credits' ? i18n.t('supporters.creditsHint') : undefined}
          onClick={() => onDialog(action)}
        >
          {i18n.t(`supporters.${action}`)}
        </button>
      ))}
      <button type="button" data-testid="act-columns" onClick={() => onDialog('columns')}>
        <span aria-hidden="true">⚙ </span>
        {i18n.t('supporters.columns')}
      </button>
    </div>
  );
}
