import {i18n} from '#i18n';
import type {Cell, Field} from '#shared/filter/catalogue';
import {formats} from './language';
import {wordText} from './word-text';

/** What a cell says in one line, in the creator's words; '' where there is nothing. Scores are drawn, see `ScoreChip`. */
export function cellText(field: Field, cell: Cell, now: number): string {
  if (typeof cell === 'number') return Number.isNaN(cell) ? '' : numberText(field, cell, now);
  if (typeof cell === 'boolean') return cell ? i18n.t('field.yes') : '';
  if (typeof cell === 'string') return cell === '' ? '' : wordText(field, cell);
  const texts = cell.map(one => (typeof one === 'string' ? wordText(field, one) : formats().amount(one.amount, one.currency)));
  return texts.length < 2 ? (texts[0] ?? '') : formats().items(texts);
}

function numberText({type, unit}: Field, value: number, now: number): string {
  if (type === 'date') return formats().relative(value, now);
  return unit === '%' ? formats().percent(value / 100) : formats().number(value);
}
