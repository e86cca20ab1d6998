import {useEffect, useState} from 'preact/hooks';
import type {Language} from '#shared/model/language';
import {storageItem} from '../../storage-item';
import {interfaceLanguage} from '../language';

/** What the creator is asked once for every message, kept in this browser. */
export type ReachSettings = {
  /** Who was contacted in so many days is left out. */
  readonly days: number;
  readonly survey: string;
  readonly form: string;
  readonly signUp: string;
  /** Of the text. */
  readonly language: Language;
  /** People are marked as contacted when their addresses are copied, not when the creator says so afterwards. */
  readonly marksAtOnce: boolean;
};

const item = storageItem<Partial<ReachSettings>>('reach', {});

const DEFAULT_DAYS = 7;

function firstSettings(): ReachSettings {
  const [spoken] = interfaceLanguage().split('-');
  const language = spoken === 'fr' || spoken === 'es' ? spoken : 'en';
  return {days: DEFAULT_DAYS, survey: '', form: '', signUp: '', language, marksAtOnce: true};
}

/** The settings, and what changes some of them. Undefined until they are read. */
export function useReachSettings(): [ReachSettings | undefined, (change: Partial<ReachSettings>) => void] {
  const [settings, setSettings] = useState<ReachSettings | undefined>(undefined);
  useEffect(() => {
    void item.getValue().then(kept => setSettings({...firstSettings(), ...kept}));
  }, []);
  const change = (next: Partial<ReachSettings>) => {
    setSettings(held => ({...firstSettings(), ...held, ...next}));
    void item.getValue().then(kept => item.setValue({...kept, ...next}));
  };
  return [settings, change];
}
