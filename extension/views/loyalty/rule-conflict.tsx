import {i18n} from '#i18n';
import type {Rule} from '#shared/model/rule';
import {ruleSentence} from './rule-sentence';

type Props = {
  /** `joined`: other parts of it were changed, and the change here is on top of them already. */
  readonly kind: 'joined' | 'clash' | 'ended' | 'gone';
  /** As it is now; undefined: not there. */
  readonly stored: Rule | undefined;
  /** As it is typed. */
  readonly mine: Rule | undefined;
  readonly zone: string;
  readonly onTake: () => void;
  readonly onKeep: () => void;
};

/** Another browser saved the rule while it was being edited here: both versions, and a choice. */
export function RuleConflict({kind, stored, mine, zone, onTake, onKeep}: Props) {
  const isChoice = kind !== 'joined';
  return (
    <div class="notice" role="alert" data-testid="conflict">
      <p class="wrap">
        {stored === undefined ? i18n.t('loyalty.conflict.gone') : i18n.t('loyalty.conflict.rule', [ruleSentence(stored, zone)])}
      </p>
      {kind === 'joined' ? <p>{i18n.t('loyalty.conflict.onTop')}</p> : undefined}
      {mine === undefined || !isChoice ? undefined : (
        <p class="wrap">{i18n.t('loyalty.conflict.mine', [ruleSentence(mine, zone)])}</p>
      )}
      <p class="row wraps">
        <button type="button" onClick={onTake}>
          {i18n.t('loyalty.conflict.take')}
        </button>
        <button type="button" onClick={onKeep}>
          {i18n.t(isChoice ? 'loyalty.conflict.keep' : 'loyalty.conflict.fine')}
        </button>
      </p>
    </div>
  );
}
