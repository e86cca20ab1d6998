import type {Run} from '../../reach/run';

/** A run at its beginning. */
export function newRun(about: Pick<Run, 'name' | 'purpose' | 'segment' | 'size' | 'template'>): Run {
  const {name, language, subject, text} = about.template;
  return {
    ...about,
    id: crypto.randomUUID(),
    startedAt: Date.now(),
    template: {name, language, subject, text},
    next: 0,
    done: 0,
    skipped: 0,
    gone: 0,
    steps: [],
  };
}
