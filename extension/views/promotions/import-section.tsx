import {useEffect, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {EntryFile} from '#shared/csv/entries';
import type {Promotion} from '#shared/model/promotion';
import type {Snapshot} from '../data/snapshot';
import {isFile} from '../data/sources';
import {formats} from '../language';
import {ChooseFile} from '../parts/choose-file';
import {vendorName} from '../vendor-name';
import {dropTarget} from './drop-target';
import {postLabel} from './post-label';
import {type PostReading, useReadPost} from './use-read-post';

type Props = {
  readonly snapshot: Snapshot;
  readonly promotion: Promotion;
  readonly onFiles: (files: readonly File[]) => void;
  /** Something was read. */
  readonly onRead: () => void;
};

const LISTS = ['columns', 'liked', 'commented'] as const;
type Lists = (typeof LISTS)[number];
/** Channels that tell a connected account who commented, and some who liked. */
const BY_API: readonly string[] = ['youtube', 'bluesky'];

/** One post or one file at a time: which post, what the file lists, and where it comes from. */
export function ImportSection({snapshot, promotion, onFiles, onRead}: Props) {
  const {channel, posts} = promotion;
  const [chosen, setChosen] = useState(posts[0]?.id ?? '');
  const [lists, setLists] = useState<Lists>('columns');
  const post = posts.find(({id}) => id === chosen) ?? posts[0];
  const target = entryFileOf(promotion, {post: post?.id ?? '', lists});
  useDropTarget(target);
  const connection = snapshot.connections.find(
    one => one.vendor === channel && !isFile(one) && one.account === promotion.account,
  );
  const {reading, onRead: read, onStop} = useReadPost(snapshot.session, onRead);
  return (
    <section class="card" aria-labelledby="bring-in">
      <h2 id="bring-in">{i18n.t('promotions.bringIn')}</h2>
      <div class="counting">
        <label>
          <span>{i18n.t('promotions.post')}</span>
          <select value={post?.id} onChange={({currentTarget}) => setChosen(currentTarget.value)}>
            {posts.map(({id, link}) => (
              <option key={id} value={id}>
                {postLabel(link, promotion)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{i18n.t('promotions.fileLists')}</span>
          <select
            data-testid="lists"
            value={lists}
            onChange={({currentTarget}) => setLists(LISTS.find(one => one === currentTarget.value) ?? 'columns')}
          >
            {LISTS.map(one => (
              <option key={one} value={one}>
                {i18n.t(`promotions.lists.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <span class="row">
          <ChooseFile primary={connection === undefined} id="entries-file" onFiles={onFiles} />
          {connection === undefined || post === undefined || !BY_API.includes(channel) ? undefined : (
            <button
              type="button"
              class="primary"
              disabled={reading?.isReading === true}
              onClick={() => read({connection: connection.id, vendor: channel, post: post.link})}
            >
              {i18n.t('promotions.readFrom', [vendorName(channel)])}
            </button>
          )}
        </span>
      </div>
      <p class="second wrap">
        {i18n.t('promotions.fileHint')}{' '}
        {connection !== undefined
          ? ''
          : i18n.t(BY_API.includes(channel) ? 'promotions.connectHint' : 'promotions.noApi', [vendorName(channel)])}
      </p>
      {reading === undefined ? undefined : <Reading reading={reading} channel={channel} onStop={onStop} />}
    </section>
  );
}

type ReadingProps = {readonly reading: PostReading; readonly channel: string; readonly onStop: () => void};

function Reading({reading, channel, onStop}: ReadingProps) {
  const {isReading, entries, people, bad, trouble} = reading;
  const {number, items} = formats();
  const said = [
    i18n.t('promotions.readSoFar', entries, [number(entries)]),
    ...(isReading ? [] : [i18n.t('promotions.readNew', people, [number(people)])]),
    ...(bad === 0 ? [] : [i18n.t('promotions.readBad', bad, [number(bad)])]),
  ];
  return (
    <div role="status" aria-live="polite">
      {isReading ? (
        <p class="row">
          <progress aria-label={i18n.t('promotions.readingFrom', [vendorName(channel)])} />
          <button type="button" class="link" onClick={onStop}>
            {i18n.t('supporters.stop')}
          </button>
        </p>
      ) : undefined}
      <p class="number">{items(said)}</p>
      {trouble === undefined ? undefined : <p class="trouble-text wrap">{trouble}</p>}
    </div>
  );
}

function entryFileOf({channel, account}: Promotion, {post, lists}: {readonly post: string; readonly lists: Lists}): EntryFile {
  return {channel, account, post, ...(lists === 'columns' ? {} : {action: lists})};
}

/** Whatever is dropped on the window while this is open lists entries of that post. */
function useDropTarget(target: EntryFile): void {
  useEffect(() => {
    dropTarget.value = target;
    return () => {
      dropTarget.value = undefined;
    };
  }, [target.channel, target.account, target.post, target.action]);
}
