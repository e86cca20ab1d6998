import {i18n} from '#i18n';
import type {Picture} from '#shared/model/picture';
import type {ProgrammePlan} from '#shared/model/programme';
import type {LoyaltyTabProps} from '../loyalty/loyalty-tabs';
import {Empty} from '../parts/empty';
import {usePictures} from '../standing/use-rows';
import {LinksCard} from './links-card';
import {NeedsServer} from './needs-server';
import {type OwnPage, PageForm} from './page-form';
import '../standing/standing.css';
import './supporter-page.css';

/** The page that each supporter has of their own: whether there is one, how it looks, and how its links get to people. */
export function PageTab(props: LoyaltyTabProps) {
  const {snapshot, plan, onPlan, actions} = props;
  const pictures = usePictures(snapshot);
  if (snapshot.session === null) return <NeedsServer text={i18n.t('ownPage.needsServer')} />;
  const {page} = plan;
  if (page === undefined) {
    const start: OwnPage = {name: i18n.t('ownPage.firstName'), colour: '#1f5f8b', rank: true};
    const button = {
      label: i18n.t('ownPage.start'),
      onClick: () => void onPlan({...plan, page: start}, i18n.t('ownPage.started')),
      testId: 'page-start',
    };
    return (
      <Empty text={i18n.t('ownPage.empty')} button={button}>
        <p class="second">{i18n.t('ownPage.shows')}</p>
      </Empty>
    );
  }
  const save = async (changed: OwnPage, picture: Picture | undefined) => {
    if (picture !== undefined && !(await actions.onPicture(picture))) return;
    await onPlan({...plan, page: changed}, i18n.t('ownPage.saved'));
  };
  return (
    <div class="standing own-page">
      <LinksCard {...props} onStop={() => void onPlan(withoutPage(plan), i18n.t('ownPage.stopped'))} />
      <PageForm key={JSON.stringify(page)} page={page} pictures={pictures} onSave={save} />
    </div>
  );
}

function withoutPage({page: _, ...rest}: ProgrammePlan): ProgrammePlan {
  return rest;
}
