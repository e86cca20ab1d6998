import {i18n} from '#i18n';
import {formats} from '../language';
import {type BuilderNode, treeOfNode} from './builder-tree';
import type {Kit} from './kit';

/** `wanted`: the row or group that gets the focus. */
export type OnNode = (next: BuilderNode, wanted?: number) => void;

export type RowProps<N extends BuilderNode> = {
  readonly kit: Kit;
  readonly node: N;
  readonly table: string | undefined;
  readonly onChange: OnNode;
  readonly onRemove: () => void;
};

export function RemoveButton({label, onClick}: {readonly label: string; readonly onClick: () => void}) {
  const text = i18n.t('builder.remove', [label]);
  return (
    <button type="button" class="icon" aria-label={text} title={text} onClick={onClick}>
      ✕
    </button>
  );
}

/** How many people a row alone fits. */
export function RowCount({kit, node, table}: Pick<RowProps<BuilderNode>, 'kit' | 'node' | 'table'>) {
  const tree = table === undefined ? treeOfNode(node) : undefined;
  if (tree === undefined) return undefined;
  const count = kit.count(tree);
  return (
    <span class="number second row-count" title={i18n.t('builder.alone')}>
      {formats().number(count)}
    </span>
  );
}
