import type {ComponentType} from 'preact';
import {useEffect, useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {TermLink} from '../glossary/term-link';
import type {ContentProps} from '../page/page-content';
import {printRoute} from '../route';
import {Deriving} from './deriving';
import {LOYALTY_TABS, type LoyaltyRoute, type LoyaltyTab} from './loyalty-route';
import {type LoyaltyTabProps, TABS} from './loyalty-tabs';
import {planOf} from './plan-of';
import {usePlanSaving} from './use-plan-saving';

type Props = Omit<ContentProps, 'route'> & {readonly route: LoyaltyRoute};

/** The programme: its parts as tabs, each with an address of its own. */
export function LoyaltyPage(props: Props) {
  const {route, snapshot, actions, toasts} = props;
  const plan = useMemo(() => planOf(snapshot.programme, snapshot.pending), [snapshot.programme, snapshot.pending]);
  const {onPlan, dialog} = usePlanSaving({snapshot, plan, toasts, save: actions.onPlan});
  return (
    <div class="loyalty">
      <h1>
        {i18n.t('page.loyalty')} <TermLink term="points" />
      </h1>
      <nav class="tabs" aria-label={i18n.t('page.loyalty')}>
        {LOYALTY_TABS.filter(name => TABS[name] !== undefined).map(name => (
          <a key={name} href={printRoute({view: 'loyalty', tab: name})} aria-current={name === route.tab ? 'page' : undefined}>
            {i18n.t(`loyalty.tabs.${name}`)}
          </a>
        ))}
      </nav>
      <Deriving snapshot={snapshot} />
      <Tab key={route.tab} {...props} plan={plan} onPlan={onPlan} />
      {dialog}
    </div>
  );
}

type Loaded = {readonly view: ComponentType<LoyaltyTabProps>} | 'unloaded' | undefined;

const known = new Map<LoyaltyTab, ComponentType<LoyaltyTabProps>>();

/** The part that the address names; a part that was loaded once is there at once. */
function Tab(props: LoyaltyTabProps) {
  const {tab} = props.route;
  const before = known.get(tab);
  const [loaded, setLoaded] = useState<Loaded>(before === undefined ? undefined : {view: before});
  useEffect(() => {
    if (known.has(tab)) return;
    const keep = (view: ComponentType<LoyaltyTabProps>) => {
      known.set(tab, view);
      setLoaded({view});
    };
    TABS[tab]?.().then(keep, error => {
      setLoaded('unloaded');
      reportError(error);
    });
  }, [tab]);
  if (loaded === 'unloaded') return <p class="trouble-text">{i18n.t('popup.unloaded')}</p>;
  if (loaded === undefined) return <p class="second late">{i18n.t('popup.opening')}</p>;
  return <loaded.view {...props} />;
}
