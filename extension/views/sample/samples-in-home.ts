import {loadSamples, type SampleWords} from '../../sample/load-samples';
import {removeSamples} from '../../sample/remove-samples';
import {opened} from '../data/own-mirror';

export async function loadIntoHome(words: SampleWords): Promise<boolean> {
  return loadSamples(await opened(), words, Date.now());
}

export async function removeFromHome(): Promise<void> {
  await removeSamples(await opened(), Date.now());
}
