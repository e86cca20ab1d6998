import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {createFrame} from '../overlay/frame-part';
import {offerPart} from '../overlay/parts';

export default defineUnlistedScript(() => {
  offerPart('frame', {createFrame});
});
