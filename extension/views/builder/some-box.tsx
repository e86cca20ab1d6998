import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import type {Count} from '#shared/filter/tree';
import type {SomeNode} from './builder-tree';
import {RemoveButton, RowCount, type RowProps} from './row-parts';

const COUNTS = ['some', '=', '>=', '>', '<=', '<'] as const;

/** Conditions that hold on one and the same order, activity or contact; or on so many of them. */
export function SomeBox({kit, node, onChange, onRemove, children}: RowProps<SomeNode> & {readonly children: ComponentChildren}) {
  const label = kit.tables.find(({value}) => value === node.of)?.label ?? node.of;
  const {count} = node;
  const put = (op: string, value: number) => {
    const known = COUNTS.find(one => one === op);
    const next: Count | undefined = known === undefined || known === 'some' ? undefined : {op: known, value};
    onChange({...node, count: next});
  };
  return (
    <fieldset class="table-box" aria-label={label}>
      <p class="row">
        <b>{label}</b>
        <select
          aria-label={i18n.t('builder.not', [label])}
          value={node.not ? 'not' : ''}
          onChange={event => onChange({...node, not: event.currentTarget.value === 'not'})}
        >
          <option value="">{i18n.t('builder.there')}</option>
          <option value="not">{i18n.t('builder.notThere')}</option>
        </select>
        <select
          aria-label={i18n.t('builder.howMany', [label])}
          value={count?.op ?? 'some'}
          onChange={event => put(event.currentTarget.value, count?.value ?? 2)}
        >
          <option value="some">{i18n.t('builder.atLeastOne')}</option>
          <option value="=">{i18n.t('operator.is')}</option>
          <option value="&gt;=">{i18n.t('operator.atLeast')}</option>
          <option value="&gt;">{i18n.t('operator.more')}</option>
          <option value="&lt;=">{i18n.t('operator.atMost')}</option>
          <option value="&lt;">{i18n.t('operator.less')}</option>
        </select>
        {count === undefined ? undefined : (
          <input
            type="number"
            min={0}
            step={1}
            class="short"
            aria-label={i18n.t('builder.howMany', [label])}
            value={count.value}
            onInput={event => {
              const {valueAsNumber} = event.currentTarget;
              if (Number.isSafeInteger(valueAsNumber) && valueAsNumber >= 0) put(count.op, valueAsNumber);
            }}
          />
        )}
        <span class="grow" />
        <RowCount kit={kit} node={node} table={undefined} />
        <RemoveButton label={label} onClick={onRemove} />
      </p>
      {children}
    </fieldset>
  );
}
