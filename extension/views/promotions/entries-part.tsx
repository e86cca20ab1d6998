import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Promotion} from '#shared/model/promotion';
import type {Entry} from '#shared/promotion/entries';
import {POLICIES} from '#shared/promotion/policy';
import {type Tally, tallyOf} from '#shared/promotion/tally';
import {formats} from '../language';
import {Bars} from '../page/bars';
import {Empty} from '../parts/empty';
import {chosen} from './chosen';
import {EntriesTable} from './entries-table';
import {overTime, type Step} from './over-time';
import {PeopleTable} from './people-table';
import {postLabel} from './post-label';
import type {PromotionsRoute} from './promotions-route';
import {ranked} from './ranked';
import type {Known} from './use-known';

type Props = {
  readonly promotion: Promotion;
  readonly entries: readonly Entry[];
  readonly tally: Tally;
  readonly known: ReadonlyMap<string, Known>;
  readonly route: PromotionsRoute;
  readonly onChange: (part: Partial<PromotionsRoute>) => void;
};

/** The picture, the filters and the list of a promotion's entries or people. */
export function EntriesPart({promotion, entries, tally, known, route, onChange}: Props) {
  const [query, setQuery] = useState('');
  const {date, number} = formats();
  const {step, figures} = useMemo(() => overTime(entries), [entries]);
  const shown = useMemo(() => chosen(entries, {...route, query, step, known}), [entries, route, query, step, known]);
  // Of what is chosen the people are counted anew; which entries count follows from all of them.
  const people = useMemo(() => ranked(tallyOf(shown, promotion).participants, known), [shown, promotion, known]);
  const show = route.show ?? 'people';
  const clear = () => {
    setQuery('');
    onChange({action: undefined, post: undefined, who: undefined, when: undefined});
  };
  return (
    <>
      {figures.length > 1 ? (
        <section class="over-time" aria-label={i18n.t('promotions.overTime')}>
          <Bars
            label={i18n.t('promotions.overTime')}
            figures={figures}
            nameOf={({at}) => barName(at, step, figures.length)}
            titleOf={({at, count}) => i18n.t('promotions.bar', [date(at), number(count)])}
            chosen={route.when}
            onChoose={when => onChange({when})}
          />
        </section>
      ) : undefined}
      <Filters {...{promotion, route, query, onChange}} onQuery={setQuery} />
      {shown.length === 0 ? (
        <Empty text={i18n.t('promotions.noFit')} button={{label: i18n.t('promotions.showAll'), onClick: clear}} />
      ) : show === 'people' ? (
        <PeopleTable people={people} known={known} hasLikes={tally.likes > 0 || !POLICIES[promotion.channel].likesNotKnown} />
      ) : (
        <EntriesTable entries={shown} promotion={promotion} counted={tally.counted} known={known} />
      )}
    </>
  );
}

/** Short, and only where there is room. */
function barName(at: number, step: Step, bars: number): string {
  if (step === 'day' && bars > 12 && new Date(at).getDate() % 5 !== 1) return '';
  if (step === 'week' && bars > 16 && new Date(at).getDate() > 7) return '';
  return step === 'month' ? formats().shortMonth(at) : formats().shortDay(at);
}

type FilterProps = Pick<Props, 'promotion' | 'route' | 'onChange'> & {
  readonly query: string;
  readonly onQuery: (query: string) => void;
};

function Filters({promotion, route, query, onChange, onQuery}: FilterProps) {
  const {posts} = promotion;
  const {show = 'people', action = '', post = '', who = ''} = route;
  return (
    <div class="counting">
      <fieldset class="row shows">
        <legend class="sr-only">{i18n.t('page.promotions')}</legend>
        {(['people', 'entries'] as const).map(one => (
          <button key={one} type="button" aria-pressed={one === show} onClick={() => onChange({show: one})}>
            {i18n.t(`promotions.sum.${one}`)}
          </button>
        ))}
      </fieldset>
      <select
        aria-label={i18n.t('promotions.col.action')}
        value={action}
        onChange={({currentTarget: {value}}) =>
          onChange({action: value === 'liked' || value === 'commented' ? value : undefined})
        }
      >
        <option value="">{i18n.t('promotions.allActions')}</option>
        <option value="liked">{i18n.t('promotions.sum.likes')}</option>
        <option value="commented">{i18n.t('promotions.sum.comments')}</option>
      </select>
      {posts.length < 2 ? undefined : (
        <select
          aria-label={i18n.t('promotions.post')}
          value={post}
          onChange={({currentTarget: {value}}) => onChange({post: value || undefined})}
        >
          <option value="">{i18n.t('promotions.allPosts')}</option>
          {posts.map(({id, link}) => (
            <option key={id} value={id}>
              {postLabel(link, promotion)}
            </option>
          ))}
        </select>
      )}
      <select
        aria-label={i18n.t('promotions.who')}
        data-testid="who"
        value={who}
        onChange={({currentTarget: {value}}) =>
          onChange({who: value === 'supporters' || value === 'strangers' ? value : undefined})
        }
      >
        <option value="">{i18n.t('promotions.everybody')}</option>
        <option value="supporters">{i18n.t('promotions.supportersOnly')}</option>
        <option value="strangers">{i18n.t('promotions.strangers')}</option>
      </select>
      <input
        type="search"
        class="grow"
        aria-label={i18n.t('promotions.search')}
        placeholder={i18n.t('promotions.search')}
        value={query}
        onInput={({currentTarget}) => onQuery(currentTarget.value)}
      />
    </div>
  );
}
