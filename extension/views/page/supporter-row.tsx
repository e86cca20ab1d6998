import {i18n} from '#i18n';
import type {Money} from '#shared/model/money';
import {formats} from '../language';
import {Ago} from '../parts/ago';
import {ScoreChip} from '../parts/score-chip';
import type {PersonRow} from '../person-row';
import {statusText, tierText} from '../status-text';
import {vendorName} from '../vendor-name';

type Props = {
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly row: PersonRow | undefined;
  /** The row that the Tab key reaches. */
  readonly isFirst: boolean;
  readonly selected: string | undefined;
  readonly now: number;
  readonly onOpen: (id: string) => void;
};

/** One person in the list. The whole row opens the person; Enter does the same. */
export function SupporterRow({index, top, row, isFirst, selected, now, onOpen}: Props) {
  const isSelected = row !== undefined && row.id === selected;
  const open = () => row !== undefined && onOpen(row.id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual list has no place for all rows of a table element
    <div
      role="row"
      class={isSelected ? 'table-row selected' : 'table-row'}
      style={{transform: `translateY(${top}px)`}}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isSelected || (isFirst && selected === undefined) ? 0 : -1}
      data-testid="table-row"
      onClick={open}
      onKeyDown={event => event.key === 'Enter' && open()}
    >
      {row === undefined ? <Cell name="name" text="…" /> : <Cells row={row} now={now} />}
    </div>
  );
}

function Cells({row, now}: {readonly row: PersonRow; readonly now: number}) {
  const declined = row.status.state === 'declined';
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      <span role="gridcell" class="cell score">
        <ScoreChip score={row.score} risk={declined} />
      </span>
      <Cell name="name" text={row.name ?? i18n.t('table.noName')} isFaint={row.name === undefined} />
      <Cell name="email" text={row.email ?? ''} />
      <Cell name="tier" text={row.tier?.name ?? ''} hint={tierText(row.tier)} />
      <Cell name={declined ? 'status risk-text' : 'status'} text={statusText(row.status)} />
      <Cell name="pledge" text={moneyText(row.pledge)} />
      <Cell name="lifetime" text={moneyText(row.lifetime)} />
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      <span role="gridcell" class="cell joined">
        {row.joinedAt === undefined ? '' : <Ago at={row.joinedAt} now={now} />}
      </span>
      <Cell name="sources" text={row.vendors.map(vendorName).join(', ')} />
    </>
  );
}

function Cell(props: {
  readonly name: string;
  readonly text: string;
  readonly hint?: string | undefined;
  readonly isFaint?: boolean;
}) {
  const {name, text, hint = text, isFaint = false} = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see above
    // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus
    <span role="gridcell" class={`cell ${name}${isFaint ? ' second' : ''}`} title={hint}>
      {text}
    </span>
  );
}

function moneyText(money: Money | undefined): string {
  return money === undefined ? '' : formats().money(money);
}
