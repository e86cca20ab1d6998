import {i18n} from '#i18n';
import {Choose} from '../parts/choose';
import {newTest, type TestNode} from './builder-tree';
import {labelOf} from './kit';
import {type Operator, operatorsOf, testOf, valuesFor} from './operators';
import {RemoveButton, RowCount, type RowProps} from './row-parts';
import {ValueField} from './value-field';

/** Operators whose opposite is asked for often enough to be offered. */
const TURNED: readonly Operator[] = ['is', 'contains', 'exactly', 'starts', 'ends', 'any'];

/** Field, operator and value. */
export function TestRow({kit, node, table, onChange, onRemove}: RowProps<TestNode>) {
  const fields = table === undefined ? kit.catalogue.fields : kit.catalogue.tables.get(table);
  const field = fields?.get(node.field);
  if (field === undefined) return undefined;
  const label = labelOf(table, field);
  const change = (operator: Operator, values: readonly string[], not = node.not) =>
    onChange({...node, not, operator, values, test: testOf(field, operator, values)});
  const operators = operatorsOf(field);
  return (
    <fieldset class="condition" aria-label={label}>
      <Choose
        label={i18n.t('builder.field')}
        text={label}
        options={kit.fields(table)}
        onTake={name => {
          const next = fields?.get(name);
          if (next === undefined || name === node.field) return;
          const fresh = newTest(next, operatorsOf(next)[0] ?? 'any', kit.today);
          onChange({...fresh, id: node.id, not: node.not});
        }}
      />
      <select
        aria-label={i18n.t('builder.operator', [label])}
        value={`${node.not ? '-' : ''}${node.operator}`}
        onChange={event => {
          const value = event.currentTarget.value;
          const operator = operators.find(one => one === value.replace('-', ''));
          if (operator !== undefined) change(operator, valuesFor(operator, node.values, kit.today), value.startsWith('-'));
        }}
      >
        {operators.map(operator => (
          <option key={operator} value={operator}>
            {operatorText(field.type === 'date' && operator === 'is' ? 'isIn' : operator)}
          </option>
        ))}
        {operators
          .filter(operator => TURNED.includes(operator) || (node.not && operator === node.operator))
          .map(operator => (
            <option key={`-${operator}`} value={`-${operator}`}>
              {turnedText(operator)}
            </option>
          ))}
      </select>
      <ValueField
        kit={kit}
        field={field}
        table={table}
        label={label}
        operator={node.operator}
        values={node.values}
        isWrong={node.test === undefined && node.values.some(value => value !== '')}
        onChange={values => change(node.operator, values)}
      />
      <RowCount kit={kit} node={node} table={table} />
      <RemoveButton label={label} onClick={onRemove} />
    </fieldset>
  );
}

function operatorText(operator: Operator | 'isIn'): string {
  return i18n.t(`operator.${operator}`);
}

function turnedText(operator: Operator): string {
  switch (operator) {
    case 'is':
      return i18n.t('operator.isNot');
    case 'contains':
      return i18n.t('operator.containsNot');
    case 'exactly':
      return i18n.t('operator.exactlyNot');
    case 'starts':
      return i18n.t('operator.startsNot');
    case 'ends':
      return i18n.t('operator.endsNot');
    case 'any':
      return i18n.t('operator.nothing');
    default:
      return i18n.t('operator.not', [operatorText(operator)]);
  }
}
