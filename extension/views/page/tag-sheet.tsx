import {useEffect, useRef, useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {formats} from '../language';
import {Progress, Sheet} from '../parts/sheet';

/** Puts a tag on people; true when all of them have it. */
export type OnTagAll = (
  name: string,
  watching: {readonly signal: AbortSignal; readonly tell: (done: number) => void},
) => Promise<boolean>;

type Props = {
  readonly people: number;
  /** How many of them have a tag already. */
  readonly havingTag: (name: string) => number;
  readonly tagsInUse: readonly string[];
  readonly onTagAll: OnTagAll;
  readonly onClose: () => void;
};

/** One tag for many people: how many get it, who has it, how to take it back. */
export function TagSheet({people, havingTag, tagsInUse, onTagAll, onClose}: Props) {
  const {number} = formats();
  const [name, setName] = useState('');
  const [done, setDone] = useState<number | undefined>(undefined);
  const stop = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const tag = name.trim();
  const having = tag === '' ? 0 : havingTag(tag);
  const open = people - having;
  const run = async () => {
    stop.current = new AbortController();
    setDone(0);
    if (await onTagAll(tag, {signal: stop.current.signal, tell: setDone})) onClose();
    setDone(undefined);
  };
  return (
    <Sheet id="tag" title={i18n.t('supporters.tagTitle')} onClose={onClose}>
      <form
        class="form"
        onSubmit={event => {
          event.preventDefault();
          if (tag !== '' && open > 0 && done === undefined) void run();
        }}
      >
        <label for="tag-name">{i18n.t('supporters.tagName')}</label>
        <input
          id="tag-name"
          list="tags-in-use"
          maxLength={191}
          value={name}
          disabled={done !== undefined}
          onInput={event => setName(event.currentTarget.value)}
        />
        <datalist id="tags-in-use">
          {tagsInUse.map(used => (
            <option key={used} value={used} />
          ))}
        </datalist>
        <p>{having === 0 ? i18n.t('supporters.nobodyLeftOut') : i18n.t('supporters.haveTag', having, [number(having)])}</p>
        <p>{i18n.t('supporters.canBeUndone')}</p>
        {done === undefined ? undefined : (
          <Progress text={i18n.t('supporters.progress', [number(done), number(open)])} done={done} of={open} />
        )}
        <p class="row">
          <button type="submit" class="primary" data-testid="do-tag" disabled={tag === '' || open === 0 || done !== undefined}>
            {i18n.t('supporters.tagDo', open, [number(open)])}
          </button>
          <button type="button" onClick={onClose}>
            {i18n.t(done === undefined ? 'verb.cancel' : 'supporters.stop')}
          </button>
        </p>
      </form>
    </Sheet>
  );
}
