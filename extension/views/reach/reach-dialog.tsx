import {useMemo, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {ContactPurpose} from '#shared/model/contact';
import {mailWords} from '#shared/reach/audience';
import type {ActProps} from '../act/act-props';
import type {Snapshot} from '../data/snapshot';
import {useSites} from '../data/use-sites';
import {formats} from '../language';
import {Sheet} from '../parts/sheet';
import {ChannelList} from './channel-list';
import {channelOptions, firstChannel, isMailTool} from './channel-options';
import {LeftOut} from './left-out';
import {OnlyReaders, useReaders} from './only-readers';
import {PURPOSES, PurposeField} from './purpose-field';
import {ReachAct} from './reach-act';
import {type ReachSettings, useReachSettings} from './reach-settings';
import {RetryNote} from './retry-note';
import {useWriting} from './use-writing';
import {Writing} from './writing';

/** Writes to a person, a selection or a whole saved filter, by whichever channel reaches them (ARM-35, ARM-36). */
export function ReachDialog(props: ActProps) {
  const [settings, change] = useReachSettings();
  if (settings === undefined) return null;
  // Another address is another message.
  const key = JSON.stringify([props.purpose, props.targets]);
  return <Reach key={key} {...props} settings={settings} onSettings={change} />;
}

type Props = ActProps & {
  readonly settings: ReachSettings;
  readonly onSettings: (change: Partial<ReachSettings>) => void;
};

function Reach(props: Props) {
  const {snapshot, settings, onSettings, onOpen, onClose} = props;
  const {home, state, connections, session} = snapshot;
  const at = `${home} ${state.head.generation}`;
  // The people as they were when it was opened: whoever is marked meanwhile was written to just now, and stays where they are.
  const all = useMemo(() => props.ordinals, [at]);
  const {number} = formats();
  const [purpose, setPurpose] = useState<ContactPurpose>(PURPOSES.find(one => one === props.purpose) ?? 'other');
  // For this message alone: who is put back in is not forgotten about for the next one.
  const [days, setDays] = useState(settings.days);
  const readers = useReaders(snapshot, all);
  const ordinals = purpose === 'declined' && readers.isOn ? readers.people : all;
  const sites = useSites();
  const words = useMemo(() => mailWords(state.columns), [at]);
  const options = useMemo(
    () => channelOptions(snapshot, {ordinals, purpose, days, sites, words, isFilter: props.targets.kind === 'filter'}),
    [at, connections.length, session, ordinals, purpose, days, sites, words],
  );
  const [chosen, choose] = useState<string | undefined>(undefined);
  const option = options.find(({id}) => id === chosen) ?? firstChannel(options, ordinals.length);
  const isPatreon = useIsPatreon(snapshot, all);
  // Only a message of one's own can lack something: nobody else's documents are read for it.
  const people = option?.channel === 'message' ? option.audience.reached : NOBODY;
  const writing = useWriting(props, {purpose, isPatreon, people});
  const tools = connections.filter(isMailTool);
  const missing = purpose === 'invite' || tools.length > 0 ? undefined : session === null ? 'server' : 'tool';
  const title = i18n.t('reach.title', all.length, [number(all.length), props.name]);
  return (
    <Sheet id="reach" title={title} onClose={onClose}>
      <div class="reach">
        <div class="reach-who">
          <PurposeField purpose={purpose} onPurpose={setPurpose} />
          {purpose === 'declined' ? <RetryNote snapshot={snapshot} isPatreon={isPatreon} onWait={onClose} /> : undefined}
          {purpose === 'invite' && !option?.invites ? <p class="second">{i18n.t('reach.optIn')}</p> : undefined}
          {purpose === 'declined' ? <OnlyReaders readers={readers} of={all.length} /> : undefined}
          <ChannelList
            options={options}
            chosen={option?.id}
            of={ordinals.length}
            missing={missing}
            onChoose={choose}
            onOpen={onOpen}
          />
          {option === undefined ? undefined : (
            <LeftOut
              snapshot={snapshot}
              audience={option.audience}
              isForGood={option.invites === true}
              days={days}
              onOpen={onOpen}
              onDays={next => {
                setDays(next);
                if (next > 0) onSettings({days: next});
              }}
            />
          )}
        </div>
        {option === undefined || option.invites ? undefined : (
          <div class="reach-what">
            <Writing {...props} writing={writing} option={option} isPatreon={isPatreon} />
          </div>
        )}
        {option === undefined ? undefined : (
          <ReachAct
            key={option.id}
            {...props}
            option={option}
            purpose={purpose}
            writing={writing}
            days={days}
            readers={purpose === 'declined' && readers.isOn}
          />
        )}
      </div>
      <p class="row">
        <button type="button" onClick={onClose}>
          {i18n.t('verb.close')}
        </button>
      </p>
    </Sheet>
  );
}

const NOBODY = new Uint32Array();

/** Whether most of these people are patrons: then Patreon's own rules hold for their payments. */
function useIsPatreon({home, state}: Snapshot, ordinals: Uint32Array): boolean {
  return useMemo(() => {
    const patrons = ordinals.reduce((sum, at) => sum + (state.columns.words('source', at).includes('patreon') ? 1 : 0), 0);
    return patrons * 2 > ordinals.length;
  }, [home, state.head.generation, ordinals]);
}
