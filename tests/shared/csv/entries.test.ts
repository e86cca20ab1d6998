import {describe, expect, it} from 'vitest';
import type {EntryFile} from '#shared/csv/entries';
import {fingerprintOf, type Mapping} from '#shared/csv/mapping';
import {type ReadExport, readExport} from '#shared/csv/read-export';
import type {Reading} from '#shared/model/record';

const FILE_DATE = Date.UTC(2026, 10, 20, 12);
const PAGE: EntryFile = {channel: 'facebook', account: 'ada.adler', post: '1234567890'};

function read(text: string, entries: EntryFile = PAGE, more: object = {}): Extract<ReadExport, {ok: true}> {
  const result = readExport({text, asOf: FILE_DATE, entries, ...more});
  if (!result.ok) throw new Error(result.problem.code);
  return result;
}

const doneBy = (readings: readonly Reading[], name: string) => readings.find(({fields}) => fields.name === name)?.activities;

describe('a table of likes and comments', () => {
  it.each([
    ['English', 'User ID,Name,Date,Time,Action,Comment'],
    ['French', 'ID utilisateur;Nom;Date;Heure;Action;Commentaire'],
    ['Spanish', 'ID de usuario\tNombre\tFecha\tHora\tAcción\tComentario'],
  ])('is read by its words in %s, with user id, date and time (LOY-35, LOY-36, LOY-37)', (_, header) => {
    const delimiter = /[,;\t]/.exec(header)?.[0] ?? ',';
    const line = ['100012345678901', 'Bo Brand', '2026-11-03', '14:05', 'comment', 'Great work'].join(delimiter);
    const {readings, kind, vendor, account, problems} = read(`${header}\n${line}\n`);
    expect(problems).toEqual([]);
    expect({kind, vendor, account}).toEqual({kind: 'facebook-entries', vendor: 'facebook', account: 'ada.adler'});
    expect(readings).toMatchObject([
      {
        key: 'facebook/ada.adler/user/100012345678901',
        fields: {name: 'Bo Brand'},
        activities: [{at: Date.UTC(2026, 10, 3, 14, 5), action: 'commented', subject: '1234567890'}],
      },
    ]);
    // What was written stays in the file: nobody needs it to count.
    expect(JSON.stringify(readings)).not.toContain('Great work');
  });

  it('takes a line for what its word says: likes of every kind, follows, saves, check-ins and video views (LOY-45, LOY-46, LOY-47, LOY-48, LOY-49)', () => {
    const words = ['LIKE', 'Love', 'J’aime', 'Me gusta', 'Comentario', 'Follow', 'Saved', 'Check-in', 'Video view'];
    const lines = words.map((word, place) => `${place},Person ${place},2026-11-03 14:0${place},${word}`);
    const {readings} = read(`user_id,name,date,type\n${lines.join('\n')}`);
    expect(readings.map(({activities}) => activities?.[0]?.action)).toEqual([
      ...['liked', 'liked', 'liked', 'liked', 'commented'],
      ...['followed', 'saved', 'checked-in', 'watched'],
    ]);
  });

  it('puts the lines of one person together, and a comment that stands twice counts once (LOY-40)', () => {
    const text = [
      'Comment ID,User ID,Author,Date,Comment',
      'c1,1,Ada,2026-11-03 10:00,first',
      'c2,2,Bo,2026-11-03 11:00,hello',
      'c3,1,Ada,2026-11-04 10:00,again',
      'c1,1,Ada,2026-11-03 10:00,first',
    ].join('\n');
    const {readings, rows} = read(text);
    expect(rows).toBe(2);
    expect(doneBy(readings, 'Ada')?.map(({key}) => key)).toEqual(['comment/1234567890/c1', 'comment/1234567890/c3']);
  });

  it('knows a like by its post alone, dated or not: nobody likes one post twice', () => {
    const [dated, undated] = [
      read('User ID,Name,Date\n1,Ada,2026-11-03\n', {...PAGE, action: 'liked'}),
      read('User ID,Name\n1,Ada\n', {...PAGE, action: 'liked'}),
    ];
    expect(doneBy(dated.readings, 'Ada')).toEqual([
      {key: 'liked/1234567890', at: Date.UTC(2026, 10, 3), action: 'liked', subject: '1234567890'},
    ]);
    expect(doneBy(undated.readings, 'Ada')).toEqual([
      {key: 'liked/1234567890', at: FILE_DATE, action: 'liked', subject: '1234567890', undated: true},
    ]);
  });

  it('takes the post that a line names before the one that was chosen', () => {
    const text = 'User ID,Name,Date,Post URL\n1,Ada,2026-11-03,https://www.facebook.com/ada.adler/posts/777\n';
    expect(doneBy(read(text, {...PAGE, action: 'liked'}).readings, 'Ada')?.[0]?.subject).toBe('777');
  });

  it('finds people by their profile, handle or name where there is no id', () => {
    const instagram: EntryFile = {channel: 'instagram', account: 'ada', post: 'C1aB', action: 'commented'};
    expect(read('Username,Comment\n@Bo.Brand,hi\n', instagram).readings[0]).toMatchObject({
      key: 'instagram/ada/handle/bo.brand',
      identifiers: [{type: 'handle', value: 'bo.brand', account: 'instagram', strength: 'weak'}],
    });
    expect(read('Profile URL,Comment\nhttps://www.facebook.com/profile.php?id=55,hi\n').readings[0]?.key).toBe(
      'facebook/ada.adler/user/55',
    );
    expect(read('Name,Comment\nCyd,hi\n').readings[0]?.key).toBe('facebook/ada.adler/name/Cyd');
    const youtube: EntryFile = {channel: 'youtube', account: 'UCme', post: 'dQw4w9WgXcQ'};
    expect(
      read(`authorChannelId,authorName,publishedAt,comment\nUC${'x'.repeat(22)},Bo,2026-11-03T10:00:00Z,hi\n`, youtube)
        .readings[0],
    ).toMatchObject({
      identifiers: [{type: 'youtube-channel', value: `UC${'x'.repeat(22)}`, strength: 'strong'}],
    });
  });

  it('makes the same record and the same entry of a file as the API does, so that both count once', () => {
    const channel = `UC${'x'.repeat(22)}`;
    const youtube: EntryFile = {channel: 'youtube', account: 'UCme', post: 'dQw4w9WgXcQ'};
    expect(read(`Comment ID,Author channel ID,Comment\nUgx1,${channel},hi\n`, youtube).readings).toMatchObject([
      {key: `youtube/UCme/commenter/${channel}`, activities: [{key: 'Ugx1', subject: 'dQw4w9WgXcQ'}]},
    ]);
    const bluesky: EntryFile = {channel: 'bluesky', account: 'did:plc:me', post: '3kabc', action: 'liked'};
    expect(read('did,handle,date\ndid:plc:bo,bo.example,2026-11-03\n', bluesky).readings).toMatchObject([
      {key: 'bluesky/did:plc:me/account/did:plc:bo', activities: [{key: 'like:3kabc'}]},
    ]);
  });

  it('refuses an id that a spreadsheet rounded, and says so by line', () => {
    const {readings, problems} = read('User ID,Name,Comment\n1.00012E+17,Ada,hi\n2,Bo,hi\n,,\n,,x\n');
    expect(readings.map(({fields}) => fields.name)).toEqual(['Bo']);
    expect(problems).toEqual([
      {line: 2, code: 'rounded-id', value: '1.00012E+17'},
      {line: 5, code: 'nobody'},
    ]);
  });

  it('reads dates by what the file itself tells, else as the creator writes them', () => {
    const at = (text: string, dates: 'day-first' | 'month-first') =>
      read(text, {...PAGE, action: 'liked'}, {dates}).readings[0]?.activities?.[0]?.at;
    expect(at('User ID,Date\n1,03/11/2026\n2,25/11/2026\n', 'month-first')).toBe(Date.UTC(2026, 10, 3));
    expect(at('User ID,Date\n1,03/11/2026\n', 'day-first')).toBe(Date.UTC(2026, 10, 3));
    expect(at('User ID,Date\n1,03/11/2026\n', 'month-first')).toBe(Date.UTC(2026, 2, 11));
    expect(at('User ID,Date\n1,46329.5\n', 'month-first')).toBe(Date.UTC(2026, 10, 3, 12));
  });

  it('asks what it lists where nothing says it, and for its columns where nobody can be found', () => {
    const refused = (text: string, entries = PAGE) => {
      const result = readExport({text, asOf: FILE_DATE, entries});
      return result.ok ? undefined : result.problem.code;
    };
    expect(refused('User ID,Name\n1,Ada\n')).toBe('needs-action');
    expect(refused('alpha,beta\n1,2\n')).toBe('unknown-table');
    expect(refused('User ID,Name\n', {...PAGE, action: 'liked'})).toBe('no-rows');
    expect(refused('User ID\n1\n')).toBe('not-a-table');
  });

  it('is sent to its promotion where it is dropped anywhere else', () => {
    const headers = ['alpha', 'beta'];
    const columns = {id: 'alpha', text: 'beta'};
    const mapping: Mapping = {
      ...{fingerprint: fingerprintOf(headers), name: 'Fans', vendor: 'table', lines: 'entries', columns},
      ...{email: 'weak', currency: 'EUR', dates: 'day-first'},
    };
    const result = readExport({text: 'alpha,beta\n7,hi\n', asOf: FILE_DATE, mappings: [mapping]});
    expect(result).toMatchObject({ok: false, problem: {code: 'needs-post'}});
    expect(read('alpha,beta\n7,hi\n', PAGE, {mappings: [mapping]}).readings[0]?.key).toBe('facebook/ada.adler/user/7');
  });
});
