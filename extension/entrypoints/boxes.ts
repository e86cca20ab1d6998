import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {Finder} from '../overlay/finder';
import {Layer} from '../overlay/layer';
import css from '../overlay/layers.css?inline';
import {offerPart} from '../overlay/parts';

export default defineUnlistedScript(() => {
  offerPart('boxes', {Layer, Finder, css});
});
