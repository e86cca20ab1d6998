import {useLayoutEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {printFilter} from '#shared/filter/print';
import type {Filter} from '#shared/filter/tree';
import {type GroupNode, rootOf, treeOf} from './builder-tree';
import {GroupBox} from './group-box';
import type {Kit} from './kit';

type Props = {
  readonly kit: Kit;
  /** What stands in the text field, and the filter that it says; undefined while it has a mistake. */
  readonly text: string;
  readonly tree: Filter | undefined;
  readonly onText: (text: string) => void;
};

/**
 * A filter as rows, in step with its text: another text makes other rows, a changed row writes the text anew. Rows that miss
 * something stay while the text is the one that they wrote.
 */
export function FilterBuilder({kit, text, tree, onText}: Props) {
  const [root, setRoot] = useState<GroupNode>(() => rootOf(tree ?? {kind: 'and', parts: []}, kit.catalogue));
  const written = useRef(tree === undefined ? undefined : text);
  const box = useRef<HTMLFieldSetElement>(null);
  const focus = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    const next = focus.current;
    focus.current = undefined;
    if (next !== undefined) fieldOf(box.current?.querySelector(`[data-node="${next}"]`))?.focus();
  });
  if (tree !== undefined && written.current !== text) {
    written.current = text;
    setRoot(rootOf(tree, kit.catalogue));
  }
  const change = (next: GroupNode, wanted?: number) => {
    focus.current = wanted;
    const print = printFilter(treeOf(next));
    written.current = print;
    setRoot(next);
    onText(print);
  };
  return (
    <fieldset ref={box} class="builder" disabled={tree === undefined} data-testid="builder">
      <legend class="hidden">{i18n.t('builder.title')}</legend>
      {tree === undefined ? <p class="second">{i18n.t('builder.mistake')}</p> : undefined}
      {tree === undefined && root.parts.length === 0 ? undefined : (
        <GroupBox kit={kit} group={root} onChange={(next, wanted) => change(next.kind === 'group' ? next : root, wanted)} />
      )}
    </fieldset>
  );
}

/** Where a row begins to be filled in: its value, the first choice, the field that adds to a group. */
const FIELDS = ['.scale input', '.words input', '.choice-tick input', '.choose input', 'input', 'select'];

function fieldOf(node: Element | null | undefined): HTMLElement | undefined {
  const adding = node?.querySelector<HTMLElement>(':scope > .choose > input');
  if (node?.matches('.group') === true) return adding ?? undefined;
  for (const one of FIELDS) {
    const found = node?.querySelector<HTMLElement>(one);
    if (found) return found;
  }
  return undefined;
}
