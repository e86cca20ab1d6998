import type {ContactPurpose} from '#shared/model/contact';

/** `declined` says how Patreon tries again; `declined-elsewhere` speaks of no host. */
export type ReadyPurpose = ContactPurpose | 'declined-elsewhere';

export type ReadyText = {readonly name: string; readonly subject: string; readonly text: string};

/** A text for each purpose, with fields by their fixed keys. */
export type ReadyTexts = Readonly<Record<ReadyPurpose, ReadyText>>;
