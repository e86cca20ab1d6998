import type {IngestOutcome, PersonCommand} from '#shared/home';
import type {Attachment} from '#shared/model/attachment';
import type {Rid, StoredRecord} from '#shared/model/record';
import {tagId} from '#shared/model/tag-id';
import {attachmentKey, type WorkingSet} from '#shared/working-set';

type Groups = readonly (readonly StoredRecord[])[];

/** Marks the records that commands name, so that their people are merged again. */
export function touchNamed(set: WorkingSet, commands: readonly PersonCommand[]): void {
  const named = new Set(commands.map(command => command.supporter));
  for (const record of set.after.values()) if (named.has(record.rid)) set.touched.add(record.key);
}

/**
 * Carries the commands out, in order: what they hang on a person hangs on the anchor's rid at this moment. A removal looks
 * through everything that hangs on any of the person's records.
 */
export function carryOut(
  set: WorkingSet,
  commands: readonly PersonCommand[],
  groups: Groups,
): Pick<IngestOutcome, 'attachments' | 'commands'> {
  const put = new Map<string, Attachment>();
  const drop = new Map<string, Attachment>();
  const results = commands.map(command => {
    const group = groups.find(records => records.some(record => record.rid === command.supporter));
    const anchor = group?.[0]?.rid;
    if (group === undefined || anchor === undefined) return {id: command.id, supporter: undefined, records: []};
    if (command.kind === 'note-remove') {
      for (const note of notesOf(set, group, command.note)) {
        set.attachments.delete(attachmentKey(note));
        put.delete(attachmentKey(note));
        drop.set(attachmentKey(note), note);
      }
    } else {
      const attachment = attachmentFor(command, anchor);
      set.attachments.set(attachmentKey(attachment), attachment);
      drop.delete(attachmentKey(attachment));
      put.set(attachmentKey(attachment), attachment);
    }
    return {
      id: command.id,
      supporter: anchor,
      records: group.map(record => record.key),
    };
  });
  return {
    attachments: {put: [...put.values()], drop: [...drop.values()]},
    commands: results,
  };
}

function attachmentFor(command: Exclude<PersonCommand, {kind: 'note-remove'}>, rid: Rid): Attachment {
  if (command.kind === 'note-add')
    return {
      kind: 'note',
      rid,
      id: command.id,
      at: command.at,
      text: command.text,
    };
  return {
    kind: 'tag',
    rid,
    id: tagId(command.name),
    at: command.at,
    name: command.name.trim(),
    on: command.on,
  };
}

function notesOf(set: WorkingSet, group: readonly StoredRecord[], id: string): Attachment[] {
  const rids = new Set(group.map(record => record.rid));
  return [...set.attachments.values()].filter(known => known.kind === 'note' && known.id === id && rids.has(known.rid));
}

/** What hangs on any of a group's records. */
export function attachmentsOf(set: WorkingSet, group: readonly StoredRecord[]): Attachment[] {
  const rids = new Set(group.map(record => record.rid));
  return [...set.attachments.values()].filter(attachment => rids.has(attachment.rid));
}
