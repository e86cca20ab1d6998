import {useMemo} from 'preact/hooks';
import type {ContactPurpose} from '#shared/model/contact';
import type {Template} from '#shared/model/template';
import type {Telling} from '#shared/reach/values-of';
import type {ActProps} from '../act/act-props';
import {useBenefits} from '../data/use-benefit-lists';
import type {ReachSettings} from './reach-settings';
import {type Draft, useDraftText} from './use-draft-text';
import {type KnownValues, useKnownValues} from './use-known-values';
import {usePageAddress} from './use-page-address';
import {useTemplates} from './use-templates';

export type Written = {
  readonly draft: Draft;
  readonly own: readonly Template[];
  readonly telling: Telling;
  readonly known: KnownValues;
};

type About = {readonly purpose: ContactPurpose; readonly isPatreon: boolean; readonly people: Uint32Array};

/** The text of the message, and what is known of the people for it. */
export function useWriting(
  {snapshot, settings}: Pick<ActProps, 'snapshot'> & {readonly settings: ReachSettings},
  {purpose, isPatreon, people}: About,
): Written {
  const own = useTemplates(snapshot);
  const benefits = useBenefits(snapshot);
  const {language, survey, form, signUp} = settings;
  const draft = useDraftText({purpose, language, isPatreon}, own);
  const page = usePageAddress(snapshot, draft.fields).page;
  // The moment of opening: what is known of people does not change while a text is written.
  const telling = useMemo<Telling>(
    () => ({benefits, links: {survey, form, signUp}, language, now: snapshot.now, page}),
    [benefits, survey, form, signUp, language, page],
  );
  const known = useKnownValues(snapshot, people, telling);
  return {draft, own, telling, known};
}
