import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {fold} from '#shared/filter/fold';
import {BCC_BATCH, batchesOf, mailLink} from '#shared/reach/batches';
import {idAt} from '../../mirror/state';
import type {Snapshot} from '../data/snapshot';
import {formats} from '../language';
import type {ReachSettings} from './reach-settings';

/** People of one mail, and their addresses: one address of two people stands there once. */
export type BccBatch = {readonly ids: readonly string[]; readonly emails: readonly string[]};

type Props = {
  readonly batches: readonly BccBatch[];
  readonly subject: string;
  readonly text: string;
  readonly settings: ReachSettings;
  readonly isReady: boolean;
  readonly onSettings: (change: Partial<ReachSettings>) => void;
  /** The creator says that a batch was written to. */
  readonly onMark: (ids: readonly string[]) => Promise<boolean>;
};

/** Batches with something left to do that stand there at once. */
const SHOWN = 6;

/** One mail to many, fifty at a time, by Bcc alone: copied or opened in the mail program, and marked. */
export function BccPart({batches, subject, text, settings, isReady, onSettings, onMark}: Props) {
  const {number} = formats();
  // By the batch itself: for other people there are other batches.
  const [marked, setMarked] = useState<ReadonlySet<BccBatch>>(new Set());
  const [copied, setCopied] = useState<ReadonlySet<BccBatch>>(new Set());
  const open = batches.map((batch, at) => ({batch, at})).filter(({batch}) => !marked.has(batch));
  const mark = async (batch: BccBatch) => {
    if (await onMark(batch.ids)) setMarked(held => new Set([...held, batch]));
  };
  const taken = (batch: BccBatch) => {
    setCopied(held => new Set([...held, batch]));
    if (settings.marksAtOnce) void mark(batch);
  };
  return (
    <section class="reach-act" data-testid="bcc">
      <p class="second">{i18n.t('reach.bccOnly', [number(BCC_BATCH)])}</p>
      <label>
        <input
          type="checkbox"
          data-testid="marks-at-once"
          checked={settings.marksAtOnce}
          onChange={({currentTarget}) => onSettings({marksAtOnce: currentTarget.checked})}
        />
        {i18n.t('reach.markAtOnce')}
      </label>
      <ul class="reach-batches">
        {open.slice(0, SHOWN).map(({batch, at}, place) => (
          <Batch
            key={at}
            batch={batch}
            from={at * BCC_BATCH}
            link={mailLink({bcc: batch.emails, subject, text})}
            isFirst={place === 0}
            isReady={isReady}
            isCopied={copied.has(batch)}
            onTaken={() => taken(batch)}
            onSent={() => void mark(batch)}
          />
        ))}
      </ul>
      {batches.length < 2 && open.length > 0 ? undefined : (
        <p class="second number" role="status">
          {i18n.t('reach.batchesDone', [number(batches.length - open.length), number(batches.length)])}
        </p>
      )}
    </section>
  );
}

type BatchProps = {
  readonly batch: BccBatch;
  readonly from: number;
  readonly link: string | undefined;
  readonly isFirst: boolean;
  readonly isReady: boolean;
  readonly isCopied: boolean;
  readonly onTaken: () => void;
  readonly onSent: () => void;
};

function Batch({batch: {ids, emails}, from, link, isFirst, isReady, isCopied, onTaken, onSent}: BatchProps) {
  const {number} = formats();
  const copy = () => void navigator.clipboard.writeText(emails.join(', ')).then(onTaken);
  return (
    <li class="row" data-testid="bcc-batch">
      <span class="grow number">{`${number(from + 1)}–${number(from + ids.length)}`}</span>
      <button type="button" class={isFirst ? 'primary' : undefined} data-testid="bcc-copy" disabled={!isReady} onClick={copy}>
        {i18n.t('reach.copyAddresses', emails.length, [number(emails.length)])}
      </button>
      {link === undefined || !isReady ? undefined : (
        <a class="button" href={link} data-testid="bcc-mail" onClick={onTaken}>
          {i18n.t('reach.openMail')}
        </a>
      )}
      {isCopied ? (
        <button type="button" data-testid="bcc-sent" onClick={onSent}>
          {i18n.t('reach.sent')}
        </button>
      ) : undefined}
    </li>
  );
}

/** The people of a list in batches, each address once. */
export function useBccBatches({home, state}: Snapshot, people: Uint32Array): readonly BccBatch[] {
  return useMemo(() => {
    return batchesOf([...people]).map(some => {
      const emails = some.flatMap(ordinal => state.columns.words('email', ordinal)[0] ?? []);
      return {
        ids: some.flatMap(ordinal => idAt(state, ordinal) ?? []),
        emails: [...new Map(emails.map(email => [fold(email), email])).values()],
      };
    });
  }, [home, state.head.generation, people]);
}
