import {i18n} from '#i18n';
import type {ProgrammePlan} from '#shared/model/programme';
import type {Side} from './merge-plans';
import {planChanges} from './plan-changes';

type Props = {
  /** As it was when the change began, and as it is now. */
  readonly before: ProgrammePlan;
  readonly after: ProgrammePlan;
  /** What both changed. */
  readonly clashes?: readonly string[];
  readonly side?: Side;
  readonly onSide?: (side: Side) => void;
};

const SIDES = ['mine', 'theirs'] as const satisfies readonly Side[];

/** What another browser saved meanwhile; nothing where nobody did. */
export function ElsewhereNote({before, after, clashes = [], side, onSide}: Props) {
  const lines = planChanges(before, after);
  if (lines.length === 0) return null;
  return (
    <div class="notice" role="alert" data-testid="conflict">
      <p>{i18n.t('loyalty.conflict.plan')}</p>
      <ul class="said-list wrap">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {clashes.length === 0 || onSide === undefined ? (
        <p>{i18n.t('loyalty.conflict.onTop')}</p>
      ) : (
        <fieldset class="choices">
          <legend>{i18n.t('loyalty.conflict.both')}</legend>
          {SIDES.map(one => (
            <label key={one} class="row">
              <input type="radio" name="side" value={one} checked={one === side} onChange={() => onSide(one)} />
              {i18n.t(`loyalty.conflict.${one === 'mine' ? 'holdsMine' : 'holdsTheirs'}`)}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
