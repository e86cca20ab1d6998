import {i18n} from '#i18n';
import {printFilter} from '#shared/filter/print';
import {Choose} from '../parts/choose';
import type {BuilderNode} from './builder-tree';
import {RemoveButton, RowCount, type RowProps} from './row-parts';

type Kind<K extends BuilderNode['kind']> = Extract<BuilderNode, {kind: K}>;

/** Everyone in another saved filter. */
export function SegmentRow({kit, node, table, onChange, onRemove}: RowProps<Kind<'segment'>>) {
  const label = i18n.t('builder.in');
  return (
    <fieldset class="condition" aria-label={label}>
      <NotSelect
        label={label}
        words={[i18n.t('builder.isIn'), i18n.t('builder.isNotIn')]}
        not={node.not}
        onNot={not => onChange({...node, not})}
      />
      <Choose label={label} text={node.name} options={kit.named} onTake={name => onChange({...node, name})} />
      <RowCount kit={kit} node={node} table={table} />
      <RemoveButton label={label} onClick={onRemove} />
    </fieldset>
  );
}

/** Words that are looked for everywhere. */
export function TextRow({kit, node, table, onChange, onRemove}: RowProps<Kind<'text'>>) {
  const label = i18n.t('builder.addText');
  return (
    <fieldset class="condition" aria-label={label}>
      <NotSelect
        label={label}
        words={[i18n.t('builder.found'), i18n.t('builder.notFound')]}
        not={node.not}
        onNot={not => onChange({...node, not})}
      />
      <input
        class="grow"
        aria-label={label}
        value={node.text}
        onInput={event => onChange({...node, text: event.currentTarget.value})}
      />
      <RowCount kit={kit} node={node} table={table} />
      <RemoveButton label={label} onClick={onRemove} />
    </fieldset>
  );
}

/** What no row can show: as it is written. */
export function RawRow({kit, node, table, onRemove}: RowProps<Kind<'raw'>>) {
  const text = printFilter(node.tree);
  return (
    <fieldset class="condition" aria-label={text}>
      <code class="grow wrap" title={i18n.t('builder.raw')}>
        {text}
      </code>
      <RowCount kit={kit} node={node} table={table} />
      <RemoveButton label={text} onClick={onRemove} />
    </fieldset>
  );
}

type NotProps = {
  readonly label: string;
  readonly words: readonly [is: string, isNot: string];
  readonly not: boolean;
  readonly onNot: (not: boolean) => void;
};

function NotSelect({label, words: [is, isNot], not, onNot}: NotProps) {
  return (
    <select
      aria-label={i18n.t('builder.operator', [label])}
      value={not ? 'not' : ''}
      onChange={event => onNot(event.currentTarget.value === 'not')}
    >
      <option value="">{is}</option>
      <option value="not">{isNot}</option>
    </select>
  );
}
