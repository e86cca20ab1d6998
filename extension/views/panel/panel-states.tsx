import {i18n} from '#i18n';
import {type PanelSubject, type RowIdentity, sendMessage} from '../../messages';
import {linesOf} from '../data/find-people';
import {type Snapshot, todayCounts} from '../data/snapshot';
import {fileAges, isFile} from '../data/sources';
import {useUnfinishedRuns} from '../data/use-unfinished-runs';
import {Empty} from '../parts/empty';
import {PersonLine} from '../parts/person-line';
import {TodayList} from '../parts/today-list';
import {MASK} from '../streaming/mask-person';
import {useStreaming} from '../streaming/use-streaming';
import {todayItems} from '../today';

type Opens = {readonly onOpen: (path: string) => void};

/** The page is about nobody in particular: what needs the creator today instead. */
export function Nobody({snapshot, onOpen}: Opens & {readonly snapshot: Snapshot}) {
  const live = snapshot.connections.filter(connection => !isFile(connection));
  const runs = useUnfinishedRuns(snapshot);
  const counts = {...todayCounts(snapshot), runs};
  return (
    <section aria-labelledby="panel-today" data-testid="nobody">
      <p class="second">{i18n.t('panel.nobody')}</p>
      <h1 id="panel-today">{i18n.t('today.title')}</h1>
      <TodayList
        items={todayItems(counts, live, fileAges(snapshot.connections), snapshot.now)}
        now={snapshot.now}
        onOpen={onOpen}
      />
    </section>
  );
}

type UnknownProps = Opens & {readonly identity: RowIdentity; readonly onSearch: () => void};

/** Somebody who is not in the creator's data, or whom the page hides: what it shows of them, and what can be done. */
export function Unknown({identity, onOpen, onSearch}: UnknownProps) {
  const {identifiers, emailPrefix, name, masked} = identity;
  const isStreaming = useStreaming() !== false;
  const shown = isStreaming
    ? [MASK]
    : [name, ...identifiers.map(text => text.slice(text.lastIndexOf(':') + 1)), emailPrefix && `${emailPrefix}…`];
  return (
    <section data-testid="unknown">
      <h1 class="wrap">{shown.filter(text => text !== undefined).join(' · ')}</h1>
      {masked ? (
        <Empty text={i18n.t('panel.pageHides')} button={{label: i18n.t('panel.searchOther'), onClick: onSearch}} />
      ) : (
        <Empty text={i18n.t('panel.unknown')} button={{label: i18n.t('panel.getIn'), onClick: () => onOpen('#/import')}} />
      )}
    </section>
  );
}

type SeveralProps = {
  readonly snapshot: Snapshot;
  readonly subject: Extract<PanelSubject, {kind: 'several'}>;
  readonly onChoose: (id: string) => void;
};

/** Everyone whom the row could name; one press chooses, for this row on this site. */
export function Several({snapshot, subject: {identity, ids, origin}, onChoose}: SeveralProps) {
  const choose = (id: string) => {
    void sendMessage('choose', {identity, id, origin});
    onChoose(id);
  };
  return (
    <section data-testid="several">
      <h1>{i18n.t('panel.several')}</h1>
      <ul class="candidates">
        {linesOf(snapshot, ids).map(row => (
          <li key={row.id}>
            <button type="button" class="result" data-testid="candidate" onClick={() => choose(row.id)}>
              <PersonLine row={row} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
