import type {LogEntry} from './log-entry';

/** What is said of an entry, and what the log can be narrowed to: several commands are one kind of deed. */
export const LOG_KINDS = [
  'reach',
  'contact',
  'contactRemove',
  'copyEmail',
  'note',
  'noteRemove',
  'tag',
  'untag',
  'deliver',
  'labels',
  'refund',
  'block',
  'export',
  'edit',
  'decide',
  'undecide',
  'person',
  'personRemove',
  'erase',
  'segment',
  'segmentRemove',
  'benefit',
  'benefitRemove',
  'template',
  'other',
] as const;
export type LogKind = (typeof LOG_KINDS)[number];

const KINDS: Readonly<Record<string, LogKind>> = {
  reach: 'reach',
  contact: 'contact',
  'contact-all': 'contact',
  'contact-remove': 'contactRemove',
  'contact-remove-all': 'contactRemove',
  'copy-email': 'copyEmail',
  note: 'note',
  'note-add': 'note',
  'note-remove': 'noteRemove',
  tag: 'tag',
  'label-run': 'tag',
  untag: 'untag',
  deliver: 'deliver',
  'deliver-all': 'deliver',
  labels: 'labels',
  refund: 'refund',
  block: 'block',
  export: 'export',
  edit: 'edit',
  decide: 'decide',
  undecide: 'undecide',
  'undecide-import': 'undecide',
  'person-add': 'person',
  'person-remove': 'personRemove',
  erase: 'erase',
  'segment-put': 'segment',
  'segment-remove': 'segmentRemove',
  'benefit-put': 'benefit',
  'benefit-remove': 'benefitRemove',
  'template-put': 'template',
  'template-remove': 'template',
};

export function logKind({action}: Pick<LogEntry, 'action'>): LogKind {
  return KINDS[action] ?? 'other';
}
