import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {createFrame} from '../overlay/frame-part';
import {framePreact} from '../overlay/frame-preact';
import {offerPart} from '../overlay/parts';

export default defineUnlistedScript(() => {
  offerPart('frame', {createFrame, preact: framePreact});
});
