import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import {minutesText} from '../doors/door-text';
import {ChooseFile} from '../parts/choose-file';
import {KeyGuide} from './key-guide';

type Props = {
  readonly isLocal: boolean;
  /** Sample people may come: nobody is here. */
  readonly canTry: boolean;
  readonly isSample: boolean;
  readonly isLoading: boolean;
  readonly onTry: () => void;
  readonly onOpenList: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onOpen: (path: string) => void;
  /** The next steps: one site, and the list. */
  readonly children: ComponentChildren;
};

/** The first view after the install: four ways in, the quickest first, each with its real time. */
export function WelcomeView(props: Props) {
  const {isLocal, onFiles, onOpen, children} = props;
  return (
    <div class="column welcome">
      <h1>{i18n.t('welcome.title')}</h1>
      <p>{i18n.t('welcome.text')}</p>
      <div class="doors" data-testid="ways">
        <Way title={i18n.t('welcome.sampleTitle')} time={i18n.t('welcome.sampleTime')}>
          <Sample {...props} />
        </Way>
        <Way title={i18n.t('welcome.filesTitle')} time={i18n.t('connections.dropTime')}>
          <p>{i18n.t(isLocal ? 'drop.hint' : 'drop.hintServer')}</p>
          <ChooseFile onFiles={onFiles} />
        </Way>
        <Way title={i18n.t('welcome.keyTitle')} time={minutesText({kind: 'key', minutes: 3})}>
          <p>{i18n.t('welcome.keyText')}</p>
          <KeyGuide />
          <button type="button" onClick={() => onOpen('#/connections')}>
            {i18n.t('welcome.keyVerb')}
          </button>
        </Way>
        <Way title={i18n.t('welcome.serverTitle')} time={i18n.t('welcome.serverTime')}>
          <p>{i18n.t('welcome.serverText')}</p>
          <button type="button" onClick={() => onOpen('#/connections')}>
            {i18n.t('welcome.serverVerb')}
          </button>
        </Way>
      </div>
      <p class="second">{i18n.t('welcome.private')}</p>
      {children}
    </div>
  );
}

function Sample({canTry, isSample, isLoading, onTry, onOpenList}: Props) {
  if (isSample) {
    return (
      <>
        <p>{i18n.t('sample.here')}</p>
        <button type="button" onClick={onOpenList}>
          {i18n.t('sample.openList')}
        </button>
      </>
    );
  }
  return (
    <>
      <p>{i18n.t(canTry || isLoading ? 'welcome.sampleText' : 'welcome.sampleOver')}</p>
      {canTry || isLoading ? (
        <button type="button" class="primary" disabled={isLoading} onClick={onTry}>
          {i18n.t('welcome.sampleVerb')}
        </button>
      ) : undefined}
    </>
  );
}

function Way({title, time, children}: {readonly title: string; readonly time: string; readonly children: ComponentChildren}) {
  return (
    <section class="card way">
      <h2 class="row">
        <span class="grow">{title}</span> <span class="second">{time}</span>
      </h2>
      {children}
    </section>
  );
}
