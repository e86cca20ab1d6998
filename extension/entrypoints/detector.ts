import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {examine} from '../dashboards/detect/examine';
import {offerPart} from '../overlay/parts';

export default defineUnlistedScript(() => {
  offerPart('detector', {examine});
});
