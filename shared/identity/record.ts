import {otherwiseOf} from '#shared/membership/disagreements';
import {keepKnown} from '#shared/membership/keep-known';
import {readForgotten} from '#shared/membership/retention';
import {compareText, sameData} from '#shared/model/compare';
import type {Identifier} from '#shared/model/identifier';
import type {FieldName, Reading, RecordFields, Source, StoredRecord, Version} from '#shared/model/record';
import type {HeldRecord} from '#shared/model/supporter';

/**
 * The record after a reading: the source's version is replaced, the others stay. An older reading than the one we hold (a late
 * webhook, an old file) changes nothing. A reading that says the same keeps the version as it is, unless another source spoke
 * meanwhile: then its newer date counts, because the freshest word wins field by field.
 *
 * @returns the same object where nothing changes
 */
export function readInto(known: StoredRecord, said: Reading): StoredRecord {
  const {record, reading} = readForgotten(known, said);
  const next = readSource(record, reading);
  return next === record ? known : next;
}

function readSource(record: StoredRecord, reading: Reading): StoredRecord {
  const {source, asOf} = reading;
  const held = record.versions.find(known => known.source === source);
  const said = held !== undefined && isOnlyDone(reading) ? {fields: held.fields, identifiers: joined(held, reading)} : reading;
  const version: Version = {
    source,
    asOf,
    identifiers: said.identifiers,
    fields: reading.deleted ? reading.fields : keepKnown(held?.fields, said.fields, asOf),
    ...(reading.deleted ? {deleted: true} : {}),
  };
  // A source cannot take back what it never said: it takes its own version out, and the others' stand.
  if (held === undefined && reading.deleted) return record;
  const createdAt = earliest(record.createdAt, reading.createdAt);
  if (held !== undefined) {
    if (asOf < held.asOf) return record;
    const others = record.versions.some(known => known !== held && known.asOf >= held.asOf);
    if (!others && createdAt === record.createdAt && sameData({...held, asOf: 0}, {...version, asOf: 0})) return record;
    if (sameData(held, version) && createdAt === record.createdAt) return record;
  }
  const versions = [...record.versions.filter(known => known !== held), version];
  versions.sort((left, right) => compareText(left.source, right.source));
  return {
    ...record,
    ...(createdAt === undefined ? {} : {createdAt}),
    versions,
  };
}

/** A file of what people did, without a word on who they are, takes back nothing that another file said of them. */
function isOnlyDone({source, fields, activities = [], deleted}: Reading): boolean {
  return source === 'file' && !deleted && activities.length > 0 && Object.keys(fields).length === 0;
}

function joined(held: Pick<Version, 'identifiers'>, said: Pick<Version, 'identifiers'>): Identifier[] {
  const isNew = ({type, value, account}: Identifier) =>
    !held.identifiers.some(known => known.type === type && known.value === value && known.account === account);
  return [...held.identifiers, ...said.identifiers.filter(isNew)];
}

function earliest(left: number | undefined, right: number | undefined): number | undefined {
  if (left === undefined) return right;
  return right === undefined ? left : Math.min(left, right);
}

/** A record is live while at least one source still has the person and none that spoke later says deleted. */
export function isLive(record: StoredRecord): boolean {
  const newest = freshestFirst(record)[0];
  return newest !== undefined && newest.deleted !== true;
}

/** Versions, newest as-of first; equal dates in the order of their source's name. */
function freshestFirst(record: StoredRecord): Version[] {
  return [...record.versions].sort((left, right) => right.asOf - left.asOf || compareText(left.source, right.source));
}

/** Identifiers of all live versions, each once; strong beats weak only where the fresher source says so. */
export function identifiersOf(record: StoredRecord): Identifier[] {
  const found = new Map<string, Identifier>();
  for (const version of freshestFirst(record)) {
    if (version.deleted) continue;
    for (const identifier of version.identifiers) {
      const id = `${identifier.type} ${identifier.account ?? ''} ${identifier.value}`;
      if (!found.has(id)) found.set(id, identifier);
    }
  }
  return [...found.entries()].sort(([left], [right]) => compareText(left, right)).map(([, identifier]) => identifier);
}

/** The record as a supporter's document shows it: every field from the freshest source that says it. */
export function heldRecord(record: StoredRecord): HeldRecord {
  const versions = freshestFirst(record).filter(version => !version.deleted);
  const fields: RecordFields = {};
  const said: Record<string, Source> = {};
  for (const version of versions) {
    for (const name of Object.keys(version.fields) as FieldName[]) {
      if (name in fields || version.fields[name] === undefined) continue;
      Object.assign(fields, {[name]: version.fields[name]});
      if (version !== versions[0]) said[name] = version.source;
    }
  }
  const otherwise = otherwiseOf(versions, fields);
  return {
    key: record.key,
    rid: record.rid,
    ...(record.createdAt === undefined ? {} : {createdAt: record.createdAt}),
    sources: versions.map(({source, asOf}) => ({source, asOf})),
    fields,
    ...(Object.keys(said).length === 0 ? {} : {said}),
    ...(otherwise.length === 0 ? {} : {otherwise}),
    identifiers: identifiersOf(record),
    ...(record.forgotten === undefined ? {} : {forgotten: record.forgotten}),
    ...(record.earned === undefined ? {} : {earned: record.earned}),
  };
}
